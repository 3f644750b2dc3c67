/** Marking findings in the editor: an underline, a sign beside the line, and a tooltip with the remedy and the fix. */
import type { Diagnostic } from "@codemirror/lint";
import type { CheckedDocuments, Finding } from "../../../shared/contract/configuration.js";
import { sourceWords } from "../../components/finding-words.js";
import { applyFixes } from "./fixing.js";

/** CodeMirror's diagnostic with the index of its finding in the report. */
export type FindingMark = Diagnostic & { readonly finding: number };

/**
 * The marks of one file. `toEditor` converts an offset in the text that was checked to an offset in the editor, whose text
 * is `length` long.
 */
export function findingMarks(
  { report, marks, fixes }: CheckedDocuments,
  file: string,
  toEditor: (offset: number, side: -1 | 1) => number,
  length: number,
): readonly FindingMark[] {
  return report.findings.flatMap((finding, number) => {
    const mark = marks[number] ?? null;
    if (mark === null || mark.file !== file) return [];
    const from = Math.min(toEditor(mark.start, -1), length);
    const fix = fixes[number] ?? null;
    return [
      {
        finding: number,
        from,
        to: Math.max(from, Math.min(toEditor(mark.end, 1), length)),
        severity: finding.severity,
        message: finding.message,
        renderMessage: () => describeFinding(finding),
        actions: fix === null ? [] : [{ name: fix.title, apply: () => void applyFixes([number]) }],
      },
    ];
  });
}

/** The tooltip: what is wrong, what to do, and the rule with its source. */
function describeFinding({ message, remedy, rule, source }: Finding): HTMLElement {
  const box = document.createElement("span");
  const line = (className: string, text: string): void => {
    const part = document.createElement("span");
    part.className = className;
    part.textContent = text;
    box.append(part);
  };
  line("finding-message", message);
  line("finding-remedy", remedy);
  line("finding-rule", `${rule} · ${sourceWords[source]}`);
  return box;
}
