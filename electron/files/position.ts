/** Positions in a file's text, so that every finding can point at its place. */

/**
 * A stretch of a file's text with the line and column of its start. `line` and `column` are 1-based, and columns count
 * UTF-16 units, as editors do. `start` and `end` are offsets into the text in those units; `end` is behind the last
 * character, and equals `start` where nothing is written. A TextMark in the contract is the stretch without line and
 * column.
 */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly start: number;
  readonly end: number;
}

export type Locate = (start: number, end?: number) => Position;

/** Makes a function that turns offsets into positions of one file's text. Lines end with LF or CRLF. */
export function locator(file: string, text: string): Locate {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  const startOf = (line: number): number => starts[line] ?? Number.POSITIVE_INFINITY;
  let last = 0; // mostly the next offset is on the same line or the one below
  const lineOf = (offset: number): number => {
    if (startOf(last) <= offset && offset < startOf(last + 2)) return offset < startOf(last + 1) ? last : last + 1;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (startOf(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return (start, end = start) => {
    last = lineOf(start);
    return { file, line: last + 1, column: start - startOf(last) + 1, start, end };
  };
}

/** `values.yaml:12:5`, the form editors and terminals make clickable. */
export const at = (position: Position): string => `${printable(position.file)}:${position.line}:${position.column}`;

/** A path fit for a one-line message: control characters and line breaks become `?`. */
export const printable = (path: string): string => path.replace(/[\p{Cc}\u2028\u2029]/gu, "?");
