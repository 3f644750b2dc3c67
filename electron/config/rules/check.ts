/** Running every rule over a configuration: the report for people, and the findings that stop a bootstrap. */
import type { ConfigurationReport, Finding } from "../../../shared/contract/configuration.js";
import type { Position } from "../../files/position.js";
import { editsOf } from "../edits/edits.js";
import type { Fix, MakeSecret } from "../edits/fix.js";
import { shownPath } from "../secrets/shown-path.js";
import type { Subject } from "../subject/subject.js";
import { isTruthy, valueAt } from "../yaml/values.js";
import type { Problem, Rule } from "./rule.js";
import { rules } from "./table.js";

/** A finding with what an editor needs beside it. */
export interface CheckedFinding {
  readonly finding: Finding;
  /** Null for a finding about a setting that is missing. */
  readonly position: Position | null;
  readonly fix: Fix | null;
  readonly blocks: boolean;
}

export interface Checked {
  /** In the order of report.findings. */
  readonly found: readonly CheckedFinding[];
  readonly report: ConfigurationReport;
  /** The findings that make a bootstrap or migration impossible, of any severity. */
  readonly blockers: readonly Finding[];
}

/** Runs every rule on the subject. The function is pure. Findings come in the order of files and lines, those without a line last. */
export function checkSubject(subject: Subject): Checked {
  const skipped = subject.format === "helm" && isTruthy(valueAt(subject.values, "config.skipValidation"));
  const found = rules.flatMap((rule) => [...rule.check(subject)].map((problem) => ({ rule, problem })));
  const rejected = found.some(({ rule }) => isChecked(rule, skipped));
  const chart = rejected ? "rejects" : "accepts";
  const said = found
    .map(({ rule, problem }) => ({
      finding: findingOf(subject, rule, problem, skipped),
      position: problem.position,
      fix: offeredFix(subject, rule, problem),
      blocks: problem.blocks === true,
    }))
    .sort((a, b) => compare(subject.files, a.finding, b.finding));
  const findings = said.map(({ finding }) => finding);
  return {
    found: said,
    report: {
      mode: subject.mode,
      verdict: findings.some(({ severity }) => severity === "error") ? "invalid" : "valid",
      chart: subject.format === "helm" ? chart : "n/a",
      findings,
    },
    blockers: said.filter(({ blocks }) => blocks).map(({ finding }) => finding),
  };
}

/** True for what the chart refuses, also with its checks turned off (`skipped`). */
const isChecked = (rule: Rule, skipped: boolean): boolean => isRefusal(rule) && (!skipped || rule.unskippable === true);

const isRefusal = ({ source, severity }: Rule): boolean => source === "chart" && severity === "error";

/** True where fixes can edit the file: values and `.env` files, but not Secret manifests and compose files. */
function isEdited(subject: Subject, position: Position | null): boolean {
  if (position === null) return true;
  if (subject.format === "helm") return !subject.manifests.some((manifest) => manifest.position.file === position.file);
  return [...subject.written.values()].some((entry) => entry.position.file === position.file);
}

/** Stands for a secret while the check asks whether a fix can be made; a generated one is no harder to write. */
const placeholderSecret: MakeSecret = () => "placeholder";

/** The fix that the rule offers; null where there is none, or where the text cannot be edited in place. */
function offeredFix(subject: Subject, rule: Rule, problem: Problem): Fix | null {
  const fix = rule.fix !== undefined && isEdited(subject, problem.position) ? rule.fix(subject, problem) : null;
  return fix === null || editsOf(subject, fix.changes(placeholderSecret)) === null ? null : fix;
}

function findingOf(subject: Subject, rule: Rule, problem: Problem, skipped: boolean): Finding {
  const unchecked = isRefusal(rule) && !isChecked(rule, skipped);
  const path = shownPath(problem.path);
  // Of what stands in the file a message quotes only the path.
  const said = path === problem.path ? problem.message : problem.message?.replaceAll(problem.path, path);
  const message = said ?? `${rule.what} ${rule.why}`;
  return {
    // With its checks turned off the chart lets this pass; it stays an error only where the product itself fails.
    severity: unchecked && problem.blocks !== true ? "warning" : rule.severity,
    source: unchecked && problem.blocks === true ? "doc" : rule.source,
    rule: rule.id,
    path,
    file: problem.position?.file ?? subject.files[0] ?? "",
    line: problem.position?.line ?? null,
    column: problem.position?.column ?? null,
    message: unchecked ? `${message} (config.skipValidation turns the chart's check off.)` : message,
    remedy: problem.remedy ?? rule.remedy,
  };
}

const compare = (files: readonly string[], a: Finding, b: Finding): number =>
  files.indexOf(a.file) - files.indexOf(b.file) ||
  (a.line ?? Number.MAX_SAFE_INTEGER) - (b.line ?? Number.MAX_SAFE_INTEGER) ||
  (a.column ?? 0) - (b.column ?? 0);
