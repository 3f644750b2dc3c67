/** What looks like a secret in a text that is being edited: an edit is looked at, and what follows only as far as it tells. */
import { type ChangeDesc, Text } from "@codemirror/state";
import type { TextRange } from "./masked-text.js";
import { isSameScan, type Scan, scanLine, scanStart, tellsSecretManifest } from "./secret-lines.js";

interface Line {
  readonly before: Scan;
  readonly after: Scan;
  /** Counted from the line's start. */
  readonly found: readonly TextRange[];
  readonly tellsManifest: boolean;
}

/** Of each line of a text. */
export type SecretLooks = readonly Line[];

export function lookForSecrets(doc: Text): SecretLooks {
  const texts = [...doc.iterLines()];
  return scanLines(texts, texts.some(tellsSecretManifest));
}

/** The same for the text after `changes`, from what is known of the one before. */
export function followSecrets(looks: SecretLooks, old: Text, changes: ChangeDesc, doc: Text): SecretLooks {
  const edited = changedLines(old, changes, doc);
  if (edited === null) return looks;
  const { first, last, lastOld } = edited;
  const texts = [...doc.iterLines(first, last + 1)];
  const manifest = looks.some(({ tellsManifest }) => tellsManifest);
  const kept = [...looks.slice(0, first - 1), ...looks.slice(lastOld)];
  if ((kept.some(({ tellsManifest }) => tellsManifest) || texts.some(tellsSecretManifest)) !== manifest)
    return lookForSecrets(doc);

  const lines = looks.slice(0, first - 1);
  lines.push(...scanLines(texts, manifest, lines.at(-1)?.after));
  for (let number = last + 1, place = lastOld; number <= doc.lines; number += 1, place += 1) {
    const before = lines.at(-1)?.after ?? scanStart;
    const known = looks[place];
    if (known !== undefined && isSameScan(known.before, before)) return [...lines, ...looks.slice(place)];
    lines.push(...scanLines([doc.line(number).text], manifest, before));
  }
  return lines;
}

/** All of them in the order of the text; they may touch. */
export const rangesOf = (looks: SecretLooks, doc: Text): readonly TextRange[] =>
  looks.flatMap(({ found }, place) => {
    if (found.length === 0) return [];
    const start = doc.line(place + 1).from;
    return found.map(({ from, to }) => ({ from: start + from, to: start + to }));
  });

/** Of a text that nobody edits. */
export function findSecretLooks(text: string): readonly TextRange[] {
  const doc = Text.of(text.split("\n"));
  return rangesOf(lookForSecrets(doc), doc);
}

function scanLines(texts: readonly string[], manifest: boolean, start: Scan = scanStart): Line[] {
  let before = start;
  return texts.map((text) => {
    const { found, after } = scanLine(text, before, manifest);
    const line = { before, after, found, tellsManifest: tellsSecretManifest(text) };
    before = after;
    return line;
  });
}

/** The first and last line that changed, in the new text, and the last in the old; null where nothing did. */
function changedLines(old: Text, changes: ChangeDesc, doc: Text) {
  let [from, to, toOld] = [doc.length, -1, -1];
  changes.iterChangedRanges((_fromA, toA, fromB, toB) => {
    from = Math.min(from, fromB);
    to = Math.max(to, toB);
    toOld = Math.max(toOld, toA);
  });
  if (to === -1) return null;
  return { first: doc.lineAt(from).number, last: doc.lineAt(to).number, lastOld: old.lineAt(toOld).number };
}
