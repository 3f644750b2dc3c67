/** The shape of a rule's example, and short ways to write the values it needs. */

export interface Example {
  readonly rule: string;
  /** Helm values where it says nothing. */
  readonly format?: "compose" | "compose-file" | "manifest" | "alone";
  /**
   * A second layer over correct values, or lines after a correct `.env`; a compose file beside that `.env` with
   * TTL_ENABLED=false; a Secret manifest beside values that name the Secret `login`; values alone.
   */
  readonly broken: string;
  readonly kept: string;
  /** Where the finding points: `file:line:column` within the second layer, or null for what is not there. */
  readonly at: string | null;
  readonly path: string;
  readonly blocks?: boolean;
  /** What its message and remedy say among other things, where that depends on the place. */
  readonly says?: RegExp;
}

export const config = (...lines: readonly string[]): string =>
  `config:\n${lines.map((line) => `  ${line}\n`).join("")}`;
export const basic = (...lines: readonly string[]): string => config("basicAuth:", ...lines.map((line) => `  ${line}`));
export const external = (...lines: readonly string[]): string =>
  `postgres:\n  external:\n    enabled: true\n${lines.map((line) => `    ${line}\n`).join("")}`;
