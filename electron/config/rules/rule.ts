/** What a rule is: a row of the table, with the check that finds where it is broken. */
import type { Finding } from "../../../shared/contract/configuration.js";
import type { Position } from "../../files/position.js";
import type { Fix } from "../edits/fix.js";
import type { Setting } from "../keys/setting.js";
import type { ComposeSubject, HelmSubject, Subject } from "../subject/subject.js";

/** One place where a rule is broken. */
export interface Problem {
  readonly path: string;
  /** Null where it is about something that is not there. */
  readonly position: Position | null;
  /** In place of the rule's `what` and `why`. Never holds a secret. */
  readonly message?: string;
  readonly remedy?: string | undefined;
  /** The path where it belongs instead, for a key in the wrong place. */
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
  /** Of a chart rule: the templates fail on it themselves, whatever config.skipValidation says. */
  readonly unskippable?: boolean;
  readonly check: (subject: Subject) => Iterable<Problem>;
  /** How this problem could be mended in place, or null where only a person can. */
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

/** A problem about something absent. */
export const absent = (path: string, more: Partial<Problem> = {}): Problem => ({ path, position: null, ...more });
