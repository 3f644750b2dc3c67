/** Turning changes of settings into edits of the texts, in either format. */
import type { Subject } from "../subject/subject.js";
import { envEdits } from "./env-edits.js";
import type { Change, TextEdit } from "./fix.js";
import { yamlEdits } from "./yaml-edits.js";

/** The edits that make all the changes; null where one cannot be made in place, or two of them touch the same text. */
export function editsOf(subject: Subject, changes: readonly Change[]): readonly TextEdit[] | null {
  const edits: TextEdit[] = [];
  for (const change of changes) {
    const made = subject.format === "helm" ? yamlEdits(subject.sources, change) : envEdits(subject.sources, change);
    if (made === null || made.some((edit) => edits.some((other) => doOverlap(edit, other)))) return null;
    edits.push(...made);
  }
  return edits;
}

const doOverlap = (a: TextEdit, b: TextEdit): boolean => a.file === b.file && a.start < b.end && b.start < a.end;
