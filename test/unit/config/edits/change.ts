/** Making changes in texts, for tests: the texts after them, or null where they cannot be made in place. */

import { editsOf } from "../../../../electron/config/edits/edits.js";
import type { Change, TextEdit } from "../../../../electron/config/edits/fix.js";
import { tryChanges } from "../../../../electron/config/fixes/apply.js";
import { subjectOf } from "../../../../electron/config/subject/sources.js";

export interface Changed {
  readonly texts: readonly string[];
  readonly edits: readonly TextEdit[];
}

/** Files layered left to right, `1.yaml`, `2.yaml`, … or `1.env`, …. */
export function change(
  format: "yaml" | "env",
  texts: readonly string[],
  ...changes: readonly Change[]
): Changed | null {
  const documents = texts.map((text, index) => ({ file: `${index + 1}.${format}`, text }));
  const edits = editsOf(subjectOf(documents), changes);
  const after = edits === null ? null : tryChanges(documents, changes, edits);
  return edits === null || after === null ? null : { texts: after.map(({ text }) => text), edits };
}

/** The one text after the changes. */
export const changeYaml = (text: string, ...changes: readonly Change[]): string | null =>
  change("yaml", [text], ...changes)?.texts[0] ?? null;

export const changeEnv = (text: string, ...changes: readonly Change[]): string | null =>
  change("env", [text], ...changes)?.texts[0] ?? null;
