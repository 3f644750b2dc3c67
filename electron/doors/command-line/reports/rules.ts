/** The rules as reports describe them, each with the address of its description. */
import { homepage } from "../../../../package.json";
import { rules } from "../../../config/rules/table.js";
import { databaseRules } from "../../../installation/comparison/table.js";

/** A rule in a report. `help` is an absolute URI. */
export interface ReportedRule {
  readonly id: string;
  readonly severity: "error" | "warning" | "info";
  readonly what: string;
  readonly why: string;
  readonly remedy: string;
  readonly help: string;
  /** What it looks at: the files, the database beside them, or whether a file can be read at all. */
  readonly about: "files" | "database" | "reading";
}

const page = (path: string): string => new URL(path, homepage).href;

/** What the check says of a file that it cannot read; every rule but these needs to have read it. */
const reading: readonly ReportedRule[] = [
  {
    id: "unreadable",
    severity: "error",
    what: "The file cannot be read.",
    why: "Nothing in it was checked, and Helm or compose will not read it either.",
    remedy: "Correct the file at the line given.",
    help: page("docs/command-line.md#reports"),
    about: "reading",
  },
  {
    id: "not-values",
    severity: "error",
    what: "The file holds something other than Helm values or a .env.",
    why: "Nothing in it was checked.",
    remedy: "Give the Helm values file or the compose .env.",
    help: page("docs/command-line.md#reports"),
    about: "reading",
  },
];

/** Every rule that a finding can name, in the order of the rules' page. */
export const reportedRules: readonly ReportedRule[] = [
  ...rules.map(({ id, severity, what, why, remedy }) => ({
    ...{ id, severity, what, why, remedy },
    help: page(`docs/rules.md#${id}`),
    about: "files" as const,
  })),
  ...databaseRules.map(({ id, severity, what, why, remedy }) => ({
    ...{ id, severity, what, why, remedy },
    help: page("docs/rules.md#against-the-database"),
    about: "database" as const,
  })),
  ...reading,
];
