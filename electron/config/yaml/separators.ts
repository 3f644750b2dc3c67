/** Reading the line ends that YAML 1.1 and so Helm has, and the yaml library has not: U+0085, U+2028, U+2029, a lone CR. */
import { isScalar, type ParsedNode, parseDocument, type Scalar } from "yaml";
import { eachNode } from "./nodes.js";

const others = /\r(?!\n)|[\u0085\u2028\u2029]/g;
const kept = /[\u2028\u2029]/;
const lineEnd = /\r\n|[\r\n\u0085\u2028\u2029]/g;
const run = /(?<![ \t])[ \t]*(?:(?:\r\n|[\r\n\u0085\u2028\u2029])[ \t]*)+/g;

/** The text with a line feed for each of them, so that every offset stays. */
export const withLineFeeds = (text: string): string => text.replace(others, "\n");

/**
 * Puts U+2028 and U+2029 back into values of several lines, in which they stay as they are (YAML 1.1, 5.4); in a folded
 * block (>) they become what a line feed would. `text` is the file's own.
 */
export function keepSeparators(contents: ParsedNode | null, text: string): void {
  if (!kept.test(text)) return;
  eachNode(contents, (node) => {
    if (!isScalar(node) || node.source === "") return;
    const value = asWritten(node, text.slice(node.range[0], node.range[1]));
    if (value === null) return;
    node.value = value;
    node.source = value;
  });
}

/** The value of a scalar whose text has such a line end; null for one without. */
function asWritten({ type, value }: Scalar.Parsed, written: string): string | null {
  if (!kept.test(written)) return null;
  switch (type) {
    case "PLAIN":
      return written.replace(run, foldedAsWritten);
    case "QUOTE_SINGLE":
      return written.slice(1, -1).replace(run, foldedAsWritten).replaceAll("''", "'");
    case "QUOTE_DOUBLE":
      return inOneLine(written);
    case "BLOCK_LITERAL": {
      const [, ...ends] = Array.from(written.matchAll(lineEnd), ([end]) => asRead(end)); // the first is the head's
      let at = 0;
      return String(value).replace(/\n/g, (end) => ends[at++] ?? end);
    }
    default:
      return null;
  }
}

/** A line end as go-yaml reads it (read_line): all are line feeds but these two. */
const asRead = (end: string): string => (kept.test(end) ? end : "\n");

/** A run of line ends as go-yaml folds it: only a line feed that comes first is folded. */
function foldedAsWritten(ends: string): string {
  const [first = "", ...more] = (ends.match(lineEnd) ?? []).map(asRead);
  if (first !== "\n") return first + more.join("");
  return more.length === 0 ? " " : more.join("");
}

/** The value of a text in double quotes: its line ends are written as escapes first. */
function inOneLine(written: string): string | null {
  const escaped = (ends: string): string =>
    [...ends].map((end) => (end === " " ? end : `\\u${end.charCodeAt(0).toString(16).padStart(4, "0")}`)).join("");
  const line = written.replace(
    /\\(?:(\r\n|[\r\n\u0085\u2028\u2029])[ \t]*|[\s\S])|(?<![ \t])[ \t]*(?:(?:\r\n|[\r\n\u0085\u2028\u2029])[ \t]*)+/g,
    (part) => {
      if (!part.startsWith("\\")) return escaped(foldedAsWritten(part));
      return new RegExp(lineEnd).test(part) ? "" : part; // an escaped line end is nothing, and the blanks behind it
    },
  );
  const { contents, errors } = parseDocument(line, { schema: "failsafe" });
  return errors.length === 0 && isScalar(contents) ? String(contents.value) : null;
}
