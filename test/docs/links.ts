/** Links between documents: to files that are there, and to headings that are there. */
import { existsSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import type { MarkdownDocument } from "./markdown.js";

/** Why a link leads nowhere, given all documents by their file; null where it leads somewhere, or out into the web. */
export function faultOfLink(
  href: string,
  from: MarkdownDocument,
  documents: ReadonlyMap<string, MarkdownDocument>,
  root: string,
): string | null {
  if (/^[a-z][a-z+.-]*:/i.test(href)) return null;
  const [path = "", anchor] = href.split("#");
  const file = path === "" ? from.file : normalize(join(dirname(from.file), decodeURI(path))).replaceAll("\\", "/");
  if (!existsSync(join(root, file)) && !documents.has(file)) return `${href}: there is no ${file}`;
  if (anchor === undefined) return null;
  const target = documents.get(file);
  if (target === undefined) return `${href}: ${file} is no document with headings`;
  return target.anchors.has(anchor) ? null : `${href}: ${file} has no heading for #${anchor}`;
}
