/** What a rule is: its words, and the check that finds where it is broken. */
import type { Finding } from "../../../shared/contract/configuration.js";
import type { Position } from "../../files/position.js";
import type { Fix } from "../edits/fix.js";
import type { Setting } from "../keys/setting.js";
import type { ComposeSubject, HelmSubject, Subject } from "../subject/subject.js";

/** One place where a rule is broken. */
export interface Problem {
  readonly path: string;
  /** Null for a problem with a setting that is missing. */
  readonly position: Position | null;
  /** Said in place of the rule's `what` and `why`. Never holds a secret. */
  readonly message?: string;
  readonly remedy?: string | undefined;
  /** The path where a misplaced key belongs. */
  readonly belongs?: string;
  /** True where no bootstrap or migration is possible with it. */
  readonly blocks?: boolean;
}

/**
 * `chart` rules are the chart's own conditions: an installation that breaks one is not rendered. Severity: error = the
 * installation will refuse it, break, or be open; warning = will hurt later; info = worth knowing.
 */
export interface Rule {
  readonly id: string;
  readonly severity: Finding["severity"];
  readonly source: Finding["source"];
  /** What is wrong, one sentence. */
  readonly what: string;
  /** Why it matters, one sentence. */
  readonly why: string;
  readonly remedy: string;
  /** The first chart with this rule, and the first without it again; none where all known charts have it. */
  readonly charts?: { readonly from?: string; readonly until?: string };
  /** True for a chart rule that holds even with config.skipValidation, because the templates themselves fail. */
  readonly unskippable?: boolean;
  readonly check: (subject: Subject) => Iterable<Problem>;
  /** The fix for the problem, or null where only a person can mend it. */
  readonly fix?: (subject: Subject, problem: Problem) => Fix | null;
}

/** A check that concerns Helm values only. */
export const onHelm =
  (check: (subject: HelmSubject) => Iterable<Problem>): Rule["check"] =>
  (subject) =>
    subject.format === "helm" ? check(subject) : [];

/** A check that concerns a compose `.env` only. */
export const onCompose =
  (check: (subject: ComposeSubject) => Iterable<Problem>): Rule["check"] =>
  (subject) =>
    subject.format === "compose" ? check(subject) : [];

/** A problem at a setting. */
export const atSetting = (setting: Setting, more: Partial<Problem> = {}): Problem => ({
  path: setting.path,
  position: setting.position,
  ...more,
});

/** A problem with a setting that is missing. */
export const absent = (path: string, more: Partial<Problem> = {}): Problem => ({ path, position: null, ...more });
