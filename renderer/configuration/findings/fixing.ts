/** Applying fixes. The console returns the fixed texts, and the editor makes the edits that lead to them, as one undo step. */

import { isolateHistory } from "@codemirror/commands";
import type { TransactionSpec } from "@codemirror/state";
import { create } from "zustand";
import { client } from "../../client.js";
import { activeDocument, dispatchTo, openDocuments, stateOf, textsOf, useDocuments } from "../documents/documents.js";
import { editorText } from "../documents/line-ends.js";
import { minimalChanges } from "../editor/minimal-changes.js";

interface Fixing {
  readonly busy: boolean;
  readonly error: unknown;
  /** What the last fixes did, for screen readers. */
  readonly said: string;
}

export const useFixing = create<Fixing>(() => ({ busy: false, error: null, said: "" }));

/** Applies the fixes of these findings, given by their index in the report, or all safe fixes. */
export async function applyFixes(findings: readonly number[] | "safe"): Promise<void> {
  const format = activeDocument(useDocuments.getState())?.format;
  if (format === undefined || useFixing.getState().busy) return;
  useFixing.setState({ busy: true, error: null });
  const asked = openDocuments().filter((one) => one.format === format);
  const before = new Map(asked.map(({ id }) => [id, stateOf(id).doc] as const));
  try {
    const { documents } = await client.configuration.fix({
      documents: [...textsOf(format)],
      findings: findings === "safe" ? findings : [...findings],
    });
    const edited = asked.some(
      ({ id }) => openDocuments().some((one) => one.id === id) && stateOf(id).doc !== before.get(id),
    );
    if (edited) {
      useFixing.setState({ busy: false, said: "The text was edited meanwhile, so nothing was fixed. Try again." });
      return;
    }
    const changed = asked.filter(({ id, file }) => {
      const fixed = documents.find((one) => one.file === file);
      const edit = fixed === undefined ? null : editTo(id, fixed.text);
      if (edit !== null) dispatchTo(id, edit);
      return edit !== null;
    });
    useFixing.setState({
      busy: false,
      said: changed.length === 0 ? "There was nothing to fix." : "Fixed. Undo takes it back.",
    });
  } catch (error) {
    useFixing.setState({ busy: false, error });
  }
}

/** The transaction that turns a file's text into `text`; null where it is that already. */
function editTo(id: number, text: string): TransactionSpec | null {
  const state = stateOf(id);
  const changes = minimalChanges(state.doc.toString(), editorText(state, text));
  if (changes.length === 0) return null;
  return { changes, userEvent: "fix", annotations: isolateHistory.of("full") };
}
