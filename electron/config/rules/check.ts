/** Running every rule over a configuration: the report for people, and the findings that stop a bootstrap. */
import type { ChartVerdict, ConfigurationReport, Finding } from "../../../shared/contract/configuration.js";
import type { Position } from "../../files/position.js";
import { compareVersions } from "../chart/choice.js";
import { editsOf } from "../edits/edits.js";
import type { Fix, MakeSecret } from "../edits/fix.js";
import { shownPath } from "../secrets/shown-path.js";
import type { Subject } from "../subject/subject.js";
import { isTruthy, valueAt } from "../yaml/values.js";
import { refusalRules } from "./chart/refusals.js";
import { judgeSubject } from "./chart-verdict.js";
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

export interface CheckOptions {
  /** The version of the chart to judge by; without it the configuration decides. */
  readonly chartVersion?: string | null;
}

/** Runs every rule on the subject. The function is pure. Findings come in the order of files and lines, those without a line last. */
export function checkSubject(given: Subject, { chartVersion = null }: CheckOptions = {}): Checked {
  const { verdict: chart, refusals } = judgeSubject(given, chartVersion);
  const subject: Subject = given.format === "helm" ? { ...given, refusals, chartVersion: chart.version } : given;
  const skipped = subject.format === "helm" && isTruthy(valueAt(subject.values, "config.skipValidation"));
  const applying = rules.filter(({ charts }) => isInRange(charts, chart.version));
  const found = unexplained(applying.flatMap((rule) => [...rule.check(subject)].map((problem) => ({ rule, problem }))));
  const said = found
    .map(({ rule, problem }) => ({
      finding: findingOf(subject, rule, problem, { skipped, chart }),
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
      chart,
      findings,
    },
    blockers: said.filter(({ blocks }) => blocks).map(({ finding }) => finding),
  };
}

interface Found {
  readonly rule: Rule;
  readonly problem: Problem;
}

/** True where a rule that holds for some charts holds for this one; an unknown chart is taken for the newest. */
function isInRange(charts: Rule["charts"], version: string | null): boolean {
  if (charts === undefined || version === null) return charts?.until === undefined;
  const { from = "0", until } = charts;
  return compareVersions(version, from) >= 0 && (until === undefined || compareVersions(version, until) < 0);
}

/** Leaves out what the chart says against a setting of which another rule says more. */
function unexplained(found: readonly Found[]): readonly Found[] {
  const own = found.filter(({ rule }) => isRefusal(rule) && !refusalRules.has(rule.id));
  const explained = ({ path, message = "" }: Problem): boolean =>
    own.some(({ problem }) => isRelated(problem.path, path) || (problem.path !== "" && message.includes(problem.path)));
  return found.filter(({ rule, problem }) => !refusalRules.has(rule.id) || !explained(problem));
}

/** True where one path is the other, or is above it. */
const isRelated = (a: string, b: string): boolean =>
  a === b ||
  (b !== "" && (a.startsWith(`${b}.`) || a.startsWith(`${b}[`))) ||
  (a !== "" && (b.startsWith(`${a}.`) || b.startsWith(`${a}[`)));

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

interface Asked {
  /** True where config.skipValidation turns the chart's checks off. */
  readonly skipped: boolean;
  readonly chart: ChartVerdict;
}

function findingOf(subject: Subject, rule: Rule, problem: Problem, { skipped, chart }: Asked): Finding {
  const accepted = chart.verdict === "accepts";
  const unchecked = isRefusal(rule) && (accepted || !isChecked(rule, skipped));
  const passed = skipped
    ? "config.skipValidation turns the chart's check off."
    : `Chart ${chart.version} lets it pass.`;
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
    message: unchecked ? `${message} (${passed})` : message,
    remedy: problem.remedy ?? rule.remedy,
  };
}

const compare = (files: readonly string[], a: Finding, b: Finding): number =>
  files.indexOf(a.file) - files.indexOf(b.file) ||
  (a.line ?? Number.MAX_SAFE_INTEGER) - (b.line ?? Number.MAX_SAFE_INTEGER) ||
  (a.column ?? 0) - (b.column ?? 0);
