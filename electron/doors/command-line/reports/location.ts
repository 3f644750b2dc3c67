/** Naming a file in a report: relative to the working directory where it is in there, as a path or as a URI. */
import path, { type PlatformPath } from "node:path";
import { pathToFileURL } from "node:url";
import { wellFormed } from "./source.js";

/** `charts/values.yaml`, with forward slashes; null for a file that is not in `folder`. */
function within(file: string, folder: string, style: PlatformPath): string | null {
  const found = style.relative(folder, style.resolve(folder, file));
  const isOutside = found === "" || found === ".." || found.startsWith(`..${style.sep}`) || style.isAbsolute(found);
  return isOutside ? null : found.split(style.sep).join("/");
}

/** The file's path for people and for GitHub: relative to `folder`, or whole where it is elsewhere. */
export const pathIn = (file: string, folder: string, style: PlatformPath = path): string =>
  within(file, folder, style) ?? style.resolve(folder, file).split(style.sep).join("/");

/** The file's URI (RFC 3986): a relative reference where it is in `folder`, else `file:///…`. `style` is the platform's. */
export function uriIn(
  file: string,
  folder: string,
  style: PlatformPath = path,
): { readonly uri: string; readonly isRelative: boolean } {
  const found = within(file, folder, style);
  if (found !== null) return { uri: encodePath(found), isRelative: true };
  const whole = style.resolve(folder, wellFormed(file));
  return { uri: pathToFileURL(whole, { windows: style.sep === "\\" }).href, isRelative: false };
}

/** Encodes all but unreserved characters and slashes: a colon in the first part would otherwise make a scheme of it. */
const encodePath = (found: string): string =>
  wellFormed(found)
    .split("/")
    .map((part) =>
      encodeURIComponent(part).replaceAll(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`),
    )
    .join("/");
