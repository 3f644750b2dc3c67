/**
 * Checking the texts while they are typed. An edit is sent at once, unless a check is under way: then the newest text is
 * sent after it. Where a text was edited since it was sent, the answer's offsets are moved along with the edits.
 */
import { forEachDiagnostic, setDiagnosticsEffect } from "@codemirror/lint";
import type { ChangeDesc, EditorState } from "@codemirror/state";
import type { CheckedDocuments } from "../../../shared/contract/configuration.js";
import type { ConfigurationFormat } from "../../../shared/contract/format.js";
import { client } from "../../client.js";
import {
  dispatchTo,
  followDocuments,
  hasState,
  type OpenDocument,
  openDocuments,
  stateOf,
  textsOf,
  useDocuments,
} from "../documents/documents.js";
import { toEditorOffset } from "../documents/line-ends.js";
import { setSecrets } from "../secrets/masking.js";
import { findingMarks } from "./finding-marks.js";

/** The edits of each file since its text was sent; null where there are none. */
const changesSince = new Map<number, ChangeDesc | null>();
const waiting = new Set<ConfigurationFormat>();
const busy = new Set<ConfigurationFormat>();

followDocuments(({ id, format }, { docChanged, changes }) => {
  if (!docChanged) return;
  const before = changesSince.get(id);
  if (before !== undefined) changesSince.set(id, before === null ? changes : before.composeDesc(changes));
  requestCheck(format);
});

/** Asks for a check of the open files of a format. The newest texts are always checked in the end. */
export function requestCheck(format: ConfigurationFormat): void {
  if (busy.has(format)) waiting.add(format);
  else void checkNow(format);
}

async function checkNow(format: ConfigurationFormat): Promise<void> {
  const asked = openDocuments().filter((one) => one.format === format);
  if (asked.length === 0) return;
  busy.add(format);
  const states = new Map(asked.map(({ id }) => [id, stateOf(id)] as const));
  for (const { id } of asked) changesSince.set(id, null);
  try {
    const answer = await client.configuration.check({ documents: [...textsOf(format)] });
    for (const one of asked) takeAnswer(one, states, answer);
    if (openDocuments().some((one) => one.format === format))
      useDocuments.setState(({ checked }) => ({ checked: { ...checked, [format]: answer }, checkError: null }));
  } catch (error) {
    useDocuments.setState({ checkError: error });
  } finally {
    for (const { id } of asked) changesSince.delete(id);
    busy.delete(format);
    if (waiting.delete(format)) void checkNow(format);
  }
}

function takeAnswer(
  { id, file }: OpenDocument,
  states: ReadonlyMap<number, EditorState>,
  answer: CheckedDocuments,
): void {
  const state = states.get(id);
  if (state === undefined || !hasState(id)) return;
  const changes = changesSince.get(id) ?? null;
  dispatchTo(id, { effects: answerEffects(state, file, answer, changes) });
}

/** The editor's effects for an answer. `state` is the one that was checked, and `changes` were made since. */
export function answerEffects(state: EditorState, file: string, answer: CheckedDocuments, changes: ChangeDesc | null) {
  const toEditor = (offset: number, side: -1 | 1): number => {
    const there = toEditorOffset(state.doc, state.lineBreak, offset);
    return changes === null ? there : changes.mapPos(there, side);
  };
  const length = changes === null ? state.doc.length : changes.newLength;
  const ranges = answer.secrets
    .filter((mark) => mark.file === file)
    .map(({ start, end }) => ({ from: toEditor(start, -1), to: toEditor(end, 1) }));
  return [
    // The check cannot name the secrets of a text that cannot be read: those it named before stay masked.
    setSecrets.of({ ranges: isReadable(answer) ? ranges : null, settled: changes === null }),
    setDiagnosticsEffect.of(findingMarks(answer, file, toEditor, length)),
  ];
}

const isReadable = ({ report }: CheckedDocuments): boolean =>
  !report.findings.some(({ rule }) => rule === "unreadable" || rule === "not-values");

/** The editor offset at which a finding is marked in its file by now; null where it is not marked. */
export function offsetOfFinding(id: number, finding: number): number | null {
  let found: number | null = null;
  forEachDiagnostic(stateOf(id), (diagnostic, from) => {
    if ("finding" in diagnostic && diagnostic.finding === finding) found = from;
  });
  return found;
}
