/** Where in a file something stands, so that every finding can point at it. */

/** `line` and `column` are 1-based; columns count UTF-16 units, as editors do. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Turns offsets into positions of one file's text; lines end with LF or CRLF. */
export function locator(file: string, text: string): (offset: number) => Position {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { file, line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

/** `values.yaml:12:5`, the form editors and terminals make clickable. */
export const at = (position: Position): string => `${printable(position.file)}:${position.line}:${position.column}`;

/** A path fit for a one-line message: control characters and line breaks become `?`. */
export const printable = (path: string): string => path.replace(/[\p{Cc}\u2028\u2029]/gu, "?");
