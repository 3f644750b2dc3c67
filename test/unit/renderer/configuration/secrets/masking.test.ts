/** Secrets in the editor's state: masked from the first moment and through every edit. */
import { history, undo } from "@codemirror/commands";
import { EditorState, type TransactionSpec } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import { maskText } from "../../../../../renderer/configuration/secrets/masked-text.js";
import {
  maskedRanges,
  masksSecrets,
  revealLine,
  setSecrets,
  setShown,
} from "../../../../../renderer/configuration/secrets/masking.js";

const dots = "••••••••";
const open = (doc: string) => EditorState.create({ doc, extensions: [history(), masksSecrets] });
const shown = (state: EditorState): string => maskText(state.doc.toString(), maskedRanges(state));
const edit = (state: EditorState, ...specs: readonly TransactionSpec[]): EditorState =>
  specs.reduce<EditorState>((now, spec) => now.update(spec).state, state);
const named = (state: EditorState, word: string) => {
  const from = state.doc.toString().indexOf(word);
  return setSecrets.of({ ranges: [{ from, to: from + word.length }], settled: true });
};

describe("a secret in the editor", () => {
  it("that looks like one is masked before anything is checked", () => {
    expect(shown(open("a: 1\njwtSecret: abc\n"))).toBe(`a: 1\njwtSecret: ${dots}\n`);
  });

  it("that only the check knows stays masked through edits and through texts that cannot be read", () => {
    let state = open("plain: hunter2\nb: 1\n");
    state = edit(state, { effects: named(state, "hunter2") }, { changes: { from: 0, insert: "x: 1\n" } });
    expect(shown(state)).toBe(`x: 1\nplain: ${dots}\nb: 1\n`);
    state = edit(state, { effects: setSecrets.of({ ranges: null, settled: true }) });
    expect(shown(state)).toBe(`x: 1\nplain: ${dots}\nb: 1\n`);
  });

  it("is shown to whoever types in it, until the cursor leaves the line", () => {
    let state = open("jwtSecret: abc\nb: 1\n");
    state = edit(state, { changes: { from: 14, insert: "d" }, selection: { anchor: 15 }, userEvent: "input.type" });
    expect(shown(state)).toBe("jwtSecret: abcd\nb: 1\n");
    expect(shown(edit(state, { selection: { anchor: 17 } }))).toBe(`jwtSecret: ${dots}\nb: 1\n`);
  });

  it("elsewhere is not shown by typing", () => {
    const state = edit(open("jwtSecret: abc\nb: 1\n"), {
      changes: { from: 19, insert: "2" },
      selection: { anchor: 20 },
      userEvent: "input.type",
    });
    expect(shown(state)).toBe(`jwtSecret: ${dots}\nb: 12\n`);
  });

  it("is shown on the line that is revealed, and nowhere else", () => {
    const state = edit(open("jwtSecret: abc\nsalt: def\n"), { selection: { anchor: 3 }, effects: revealLine.of(3) });
    expect(shown(state)).toBe(`jwtSecret: abc\nsalt: ${dots}\n`);
    expect(shown(edit(state, { effects: revealLine.of(null) }))).toBe(`jwtSecret: ${dots}\nsalt: ${dots}\n`);
  });

  it("is shown with all others where the file's are shown, and masked again", () => {
    const state = edit(open("jwtSecret: abc\nsalt: def\n"), { effects: setShown.of(true) });
    expect(shown(state)).toBe("jwtSecret: abc\nsalt: def\n");
    expect(shown(edit(state, { effects: setShown.of(false) }))).toBe(`jwtSecret: ${dots}\nsalt: ${dots}\n`);
  });

  it("that is pasted is masked until the check has seen it", () => {
    const pasted = edit(open("a:\n"), { changes: { from: 3, insert: "  b: hunter2\n" }, userEvent: "input.paste" });
    expect(shown(pasted)).not.toContain("hunter2");
    const old = edit(pasted, { effects: setSecrets.of({ ranges: [], settled: false }) });
    expect(shown(old)).not.toContain("hunter2");
    expect(shown(edit(old, { effects: setSecrets.of({ ranges: [], settled: true }) }))).toContain("hunter2");
  });

  it("that an undo brings back is masked until the check has seen it", () => {
    let state = open("plain: hunter2\n");
    state = edit(state, { effects: named(state, "hunter2") }, { changes: { from: 7, to: 14 }, userEvent: "delete" });
    state = edit(state, { effects: setSecrets.of({ ranges: [], settled: true }) });
    undo({
      state,
      dispatch: (transaction) => {
        state = transaction.state;
      },
    });
    expect(state.doc.toString()).toBe("plain: hunter2\n");
    expect(shown(state)).not.toContain("hunter2");
  });

  it("does not swallow the line that is begun behind it", () => {
    const state = open("plain: hunter2");
    const next = edit(state, { effects: named(state, "hunter2") }, { changes: { from: 14, insert: "\nb: 1" } });
    expect(shown(next)).toBe(`plain: ${dots}\nb: 1`);
  });
});
