/** What the suites' own reports say, and the table at the end of `npm test`. */
import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";

export interface Tally {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Passed, but only at the second try. */
  readonly flaky: number;
}

/** `missing` says why a suite could not be run at all. */
export interface SuiteResult extends Tally {
  readonly suite: string;
  readonly seconds: number;
  readonly code: number;
  readonly missing?: string;
}

const vitestReport = z
  .object({ numPassedTests: z.number(), numFailedTests: z.number(), numPendingTests: z.number() })
  .transform((report) => ({
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests,
    flaky: 0,
  }));

const playwrightReport = z
  .object({ stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }) })
  .transform(({ stats }) => ({
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected,
    skipped: stats.skipped,
    flaky: stats.flaky,
  }));

const nothing: Tally = { passed: 0, failed: 0, skipped: 0, flaky: 0 };

const readReport = (path: string, schema: z.ZodType<Tally>): Tally =>
  existsSync(path) ? schema.parse(JSON.parse(readFileSync(path, "utf8"))) : nothing;

export const readVitestReport = (path: string): Tally => readReport(path, vitestReport);
export const readPlaywrightReport = (path: string): Tally => readReport(path, playwrightReport);

/** A suite has passed when its runner says so, no test failed, and at least one ran (or it could not be run at all). */
export const isPassed = (result: SuiteResult): boolean =>
  result.code === 0 && result.failed === 0 && (result.passed > 0 || result.missing !== undefined);

const verdict = (result: SuiteResult): string => {
  if (!isPassed(result)) return "FAILED";
  return result.missing === undefined ? "passed" : "NOT RUN";
};

/** One line per suite, aligned. */
export function showTable(results: readonly SuiteResult[]): string {
  const rows = [
    ["suite", "result", "passed", "failed", "skipped", "flaky", "seconds"],
    ...results.map((result) => [
      result.suite,
      verdict(result),
      String(result.passed),
      String(result.failed),
      String(result.skipped),
      String(result.flaky),
      result.seconds.toFixed(1),
    ]),
  ];
  const lines = rows.map((cells) =>
    cells
      .map((cell, i) => (i < 2 ? cell.padEnd(13) : cell.padStart(9)))
      .join("")
      .trimEnd(),
  );
  const reasons = results.flatMap(({ suite, missing }) => (missing === undefined ? [] : [`${suite}: ${missing}`]));
  return ["", ...lines, ...reasons, ""].join("\n");
}
