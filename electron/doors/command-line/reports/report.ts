/** Writing a report of `validate` in the form that was asked for. */
import { githubOf } from "./github.js";
import { junitOf } from "./junit.js";
import { sarifOf } from "./sarif.js";
import type { ReportSource } from "./source.js";

const forms = { sarif: sarifOf, junit: junitOf, github: githubOf } as const;
export type ReportForm = keyof typeof forms;

/** The report as text that ends with a line break. */
export const reportIn = (form: ReportForm, source: ReportSource): string => forms[form](source);
