/** Lines of a text, by offsets: what edits need to take or put whole ones. */

/** The text's line end: that of its first line. */
export const lineEnd = (text: string): string => {
  const newline = text.indexOf("\n");
  return newline > 0 && text[newline - 1] === "\r" ? "\r\n" : "\n";
};

export const startOfLine = (text: string, at: number): number => text.lastIndexOf("\n", at - 1) + 1;

/** The start of the next line, or the end of the text. A place at the start of a line is already there. */
export function startOfNextLine(text: string, at: number): number {
  if (at > 0 && text[at - 1] === "\n") return at;
  const newline = text.indexOf("\n", at);
  return newline === -1 ? text.length : newline + 1;
}

/** Whole lines taken out: a text without a last line end stays one. */
export function withoutLines(text: string, start: number, end: number): readonly [start: number, end: number] {
  if (end < text.length || text.endsWith("\n") || start === 0) return [start, end];
  return [text[start - 2] === "\r" ? start - 2 : start - 1, end];
}

/** Whole lines to be put at the start of a line or at the end of the text, and no line end that was not there. */
export function asLines(text: string, at: number, lines: readonly string[]): string {
  const end = lineEnd(text);
  const unfinished = at === text.length && text !== "" && !text.endsWith("\n");
  return unfinished ? end + lines.join(end) : lines.join(end) + end;
}
