/** Between a file's text and the editor's: line breaks are kept as they are, and places told in either. */
import { EditorState, type Extension, type Text } from "@codemirror/state";

/** CRLF where every line ends with it, else LF: what is mixed stays in the text as it is. */
export const lineBreakOf = (text: string): "\r\n" | "\n" =>
  text.includes("\n") && !/(?:^|[^\r])\n/.test(text) ? "\r\n" : "\n";

export const keepsLineBreak = (text: string): Extension => EditorState.lineSeparator.of(lineBreakOf(text));

/** The file's text, byte for byte what was opened and not edited. */
export const fileText = (state: EditorState): string => state.sliceDoc();

/** The same text with the editor's own line breaks, one character each. */
export const editorText = (state: EditorState, text: string): string =>
  state.lineBreak === "\n" ? text : text.replaceAll("\r\n", "\n");

/** From an offset into the file's text to the place in the editor's; what lies outside is moved inside. */
export function toPlace(doc: Text, lineBreak: string, offset: number): number {
  const longer = lineBreak.length - 1;
  if (longer === 0) return Math.min(offset, doc.length);
  let low = 1;
  let high = doc.lines;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (doc.line(middle).from + (middle - 1) * longer <= offset) low = middle;
    else high = middle - 1;
  }
  return Math.min(offset - (low - 1) * longer, doc.line(low).to);
}
