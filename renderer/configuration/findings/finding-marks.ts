/** Findings in the text: underlined, with a mark beside the line, and told in a tooltip with their remedy and fix. */
import type { Diagnostic } from "@codemirror/lint";
import type { CheckedDocuments, Finding } from "../../../shared/contract/configuration.js";
import { sourceWords } from "../../components/finding-words.js";
import { applyFixes } from "./fixing.js";

/** A diagnostic that knows its finding's place in the report. */
export type FindingMark = Diagnostic & { readonly finding: number };

/** Those of one file; `place` takes an offset of the checked text to one of the editor's, which is `length` long. */
export function findingMarks(
  { report, marks, fixes }: CheckedDocuments,
  file: string,
  place: (offset: number, side: -1 | 1) => number,
  length: number,
): readonly FindingMark[] {
  return report.findings.flatMap((finding, number) => {
    const mark = marks[number] ?? null;
    if (mark === null || mark.file !== file) return [];
    const from = Math.min(place(mark.start, -1), length);
    const fix = fixes[number] ?? null;
    return [
      {
        finding: number,
        from,
        to: Math.max(from, Math.min(place(mark.end, 1), length)),
        severity: finding.severity,
        message: finding.message,
        renderMessage: () => describeFinding(finding),
        actions: fix === null ? [] : [{ name: fix.title, apply: () => void applyFixes([number]) }],
      },
    ];
  });
}

/** What is wrong, what to do, and who says so. */
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
