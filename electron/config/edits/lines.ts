/** Finding whole lines in a text by offsets, so that edits can take them out or put them in. */

/** The line end of the text's first line. */
export const lineEnd = (text: string): string => {
  const newline = text.indexOf("\n");
  return newline > 0 && text[newline - 1] === "\r" ? "\r\n" : "\n";
};

export const startOfLine = (text: string, at: number): number => text.lastIndexOf("\n", at - 1) + 1;

/** How far from the start of its line an offset is; a byte order mark before the first line is no column. */
export function columnOf(text: string, at: number): number {
  const start = startOfLine(text, at);
  return at - start - (start === 0 && text.startsWith("\uFEFF") ? 1 : 0);
}

/** The start of the next line, or the end of the text. An offset at the start of a line is returned as it is. */
export function startOfNextLine(text: string, at: number): number {
  if (at > 0 && text[at - 1] === "\n") return at;
  const newline = text.indexOf("\n", at);
  return newline === -1 ? text.length : newline + 1;
}

/** The range to cut so that whole lines go. A text that does not end with a line end still does not afterwards. */
export function withoutLines(text: string, start: number, end: number): readonly [start: number, end: number] {
  if (end < text.length || text.endsWith("\n") || start === 0) return [start, end];
  return [text[start - 2] === "\r" ? start - 2 : start - 1, end];
}

/** The text that puts whole lines at the start of a line or the end of the text, without a new line end there. */
export function asLines(text: string, at: number, lines: readonly string[]): string {
  const end = lineEnd(text);
  const unfinished = at === text.length && text !== "" && !text.endsWith("\n");
  return unfinished ? end + lines.join(end) : lines.join(end) + end;
}
