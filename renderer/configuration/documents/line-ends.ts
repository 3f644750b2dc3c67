/** Converting between a file's text and the editor's, which has one character for every line break. */
import { EditorState, type Extension, type Text } from "@codemirror/state";

/** CRLF where every line ends with it, else LF. A text with both is kept as it is, and the CRs are part of its lines. */
export const lineBreakOf = (text: string): "\r\n" | "\n" =>
  text.includes("\n") && !/(?:^|[^\r])\n/.test(text) ? "\r\n" : "\n";

export const keepsLineBreak = (text: string): Extension => EditorState.lineSeparator.of(lineBreakOf(text));

/** The file's text. Where it was not edited, it is what was opened, byte for byte. */
export const fileText = (state: EditorState): string => state.sliceDoc();

/** A file's text with the editor's line breaks. */
export const editorText = (state: EditorState, text: string): string =>
  state.lineBreak === "\n" ? text : text.replaceAll("\r\n", "\n");

/** The editor offset for an offset in the file's text, such as a `TextMark` has. One that is too large becomes the end. */
export function toEditorOffset(doc: Text, lineBreak: string, offset: number): number {
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
