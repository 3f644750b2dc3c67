/** The shape of a rule's example, and short ways to write the values it needs. */
import type { Fix } from "../../../../../electron/config/edits/fix.js";

export interface Example {
  readonly rule: string;
  /** Helm values where it says nothing. */
  readonly format?: "compose" | "compose-file" | "manifest" | "alone";
  /**
   * A second layer over correct values, or lines after a correct `.env`; a compose file beside that `.env` with
   * TTL_ENABLED=false; a Secret manifest beside values that name the Secret `login`; values alone.
   */
  readonly broken: string;
  /** Of a compose file: more lines of the `.env` beside it. */
  readonly env?: string;
  readonly kept: string;
  /** Where the finding points: `file:line:column` within the second layer, or null for what is not there. */
  readonly at: string | null;
  readonly path: string;
  readonly blocks?: boolean;
  /** What its message and remedy say among other things, where that depends on the place. */
  readonly says?: RegExp;
  /** What its fix does, as offerOf says it; null for none. Where it is not given, it does not matter here. */
  readonly fix?: string | null;
}

/** `safe: Set it to mixed = mixed`, or without `safe:` what a fix to be decided on does; a generated value is left out. */
export function offerOf(fix: Fix | null): string | null {
  if (fix === null) return null;
  const set = fix.changes(() => "generated").flatMap((change) => ("value" in change ? [` = ${change.value}`] : []));
  return `${fix.safe ? "safe: " : ""}${fix.title}${fix.title.includes("generated") ? "" : set.join("")}`;
}

export const config = (...lines: readonly string[]): string =>
  `config:\n${lines.map((line) => `  ${line}\n`).join("")}`;
export const basic = (...lines: readonly string[]): string => config("basicAuth:", ...lines.map((line) => `  ${line}`));
export const external = (...lines: readonly string[]): string =>
  `postgres:\n  external:\n    enabled: true\n${lines.map((line) => `    ${line}\n`).join("")}`;
