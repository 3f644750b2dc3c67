/** The shape of a rule's example, and short ways to write the values it needs. */

export interface Example {
  readonly rule: string;
  readonly format?: "compose";
  /** A second layer over correct values, or lines after a correct .env. */
  readonly broken: string;
  readonly kept: string;
  /** Where the finding points: `file:line:column` within the second layer, or null for what is not there. */
  readonly at: string | null;
  readonly path: string;
  readonly blocks?: boolean;
}

export const config = (...lines: readonly string[]): string =>
  `config:\n${lines.map((line) => `  ${line}\n`).join("")}`;
export const basic = (...lines: readonly string[]): string => config("basicAuth:", ...lines.map((line) => `  ${line}`));
export const external = (...lines: readonly string[]): string =>
  `postgres:\n  external:\n    enabled: true\n${lines.map((line) => `    ${line}\n`).join("")}`;
