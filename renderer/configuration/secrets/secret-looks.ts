/** Finding what looks like a secret in a text that is being edited. After an edit, only the lines that it affects are read. */
import { type ChangeDesc, Text } from "@codemirror/state";
import type { TextRange } from "./masked-text.js";
import { isSameScan, type Scan, scanLine, scanStart, tellsSecretManifest } from "./secret-lines.js";

interface Line {
  readonly before: Scan;
  readonly after: Scan;
  /** The ranges of the line's secrets, counted from the line's start. */
  readonly found: readonly TextRange[];
  readonly tellsManifest: boolean;
}

/** What was found in each line of a text. */
export type SecretLooks = readonly Line[];

export function lookForSecrets(doc: Text): SecretLooks {
  const texts = [...doc.iterLines()];
  return scanLines(texts, texts.some(tellsSecretManifest));
}

/** What is found in the text after `changes`, made out of what was found before them. */
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
  for (let number = last + 1, index = lastOld; number <= doc.lines; number += 1, index += 1) {
    const before = lines.at(-1)?.after ?? scanStart;
    const known = looks[index];
    if (known !== undefined && isSameScan(known.before, before)) return [...lines, ...looks.slice(index)];
    lines.push(...scanLines([doc.line(number).text], manifest, before));
  }
  return lines;
}

/** The ranges of all that was found, in the order of the text. They may touch. */
export const rangesOf = (looks: SecretLooks, doc: Text): readonly TextRange[] =>
  looks.flatMap(({ found }, index) => {
    if (found.length === 0) return [];
    const start = doc.line(index + 1).from;
    return found.map(({ from, to }) => ({ from: start + from, to: start + to }));
  });

/** The ranges of what looks like a secret in a text that is not edited. */
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

/** The numbers of the first and last changed line in the new text and of the last in the old; null where nothing changed. */
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
