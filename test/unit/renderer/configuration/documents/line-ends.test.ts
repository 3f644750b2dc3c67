/** Line breaks in the editor and in the file. */
import { EditorState } from "@codemirror/state";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  fileText,
  keepsLineBreak,
  lineBreakOf,
  toEditorOffset,
} from "../../../../../renderer/configuration/documents/line-ends.js";

const stateOf = (text: string) => EditorState.create({ doc: text, extensions: keepsLineBreak(text) });
const pieces = fc
  .array(fc.constantFrom("a", "bb", "\r\n", "\n", "\r", "é"), { maxLength: 40 })
  .map((all) => all.join(""));

describe("a text in the editor", () => {
  it("is the file's, byte for byte, whatever its line breaks", () =>
    fc.assert(
      fc.property(pieces, (text) => {
        expect(fileText(stateOf(text))).toBe(text);
      }),
    ));

  it("has CRLF only where every line has", () => {
    expect([lineBreakOf("a\r\nb\r\n"), lineBreakOf("a\r\nb\n"), lineBreakOf("a"), lineBreakOf("\n")]).toEqual([
      "\r\n",
      "\n",
      "\n",
      "\n",
    ]);
  });

  it("has every character of the file at its place", () =>
    fc.assert(
      fc.property(pieces, (text) => {
        const state = stateOf(text);
        const doc = state.doc.toString();
        for (let offset = 0; offset < text.length; offset += 1) {
          if (state.lineBreak === "\r\n" && (text[offset] === "\n" || text[offset] === "\r")) continue;
          expect(doc[toEditorOffset(state.doc, state.lineBreak, offset)]).toBe(text[offset]);
        }
        expect(toEditorOffset(state.doc, state.lineBreak, text.length)).toBe(state.doc.length);
      }),
    ));
});
