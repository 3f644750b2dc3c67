/** A fix as edits of the text in the editor. */
import { EditorState } from "@codemirror/state";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { minimalChanges } from "../../../../../renderer/configuration/editor/minimal-changes.js";

describe("the edits of a fix", () => {
  it("lead to the fixed text", () => {
    const text = fc
      .array(fc.constantFrom("a: 1", "b: 2", "  c: 'x'", "", "\r"), { maxLength: 20 })
      .map((lines) => lines.join("\n"));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const state = EditorState.create({ doc: before, extensions: EditorState.lineSeparator.of("\n") });
        expect(state.update({ changes: minimalChanges(before, after) }).state.doc.toString()).toBe(after);
      }),
    );
  });

  it("leave alone what stays, so that the cursor does", () => {
    const before = "config:\n  authType: oauth # why\n  port: 1\n";
    const state = EditorState.create({ doc: before, selection: { anchor: 35 } });
    const next = state.update({ changes: minimalChanges(before, before.replace("oauth", "mixed")) }).state;
    expect(next.selection.main.anchor).toBe(35);
    expect(next.update({ changes: minimalChanges("a", "a") }).docChanged).toBe(false);
  });
});
