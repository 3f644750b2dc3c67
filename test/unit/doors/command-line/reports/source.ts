/** Reports to be written, and their parts for property tests. */
import fc from "fast-check";
import type { ReportSource } from "../../../../../electron/doors/command-line/reports/source.js";
import type { Finding } from "../../../../../shared/contract/configuration.js";
import { helm } from "../../../config/read.js";

export const finding = (change: Partial<Finding> = {}): Finding => ({
  severity: "error",
  source: "chart",
  rule: "chart-auth-type",
  path: "config.authType",
  file: "values.yaml",
  line: 3,
  column: 13,
  message: "config.authType is neither mixed nor oauth.",
  remedy: "Write mixed.",
  ...change,
});

/** A report with these findings, made in the folder /work. */
export const source = (findings: readonly Finding[], change: Partial<ReportSource> = {}): ReportSource => ({
  report: { ...helm("config: {}\n").report, findings: [...findings] },
  files: ["values.yaml"],
  failure: null,
  read: true,
  folder: "/work",
  version: "1.2.3",
  ...change,
});

/** Any text, half surrogate pairs and control characters among it. */
export const anyText = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({
    unit: fc.constantFrom(
      "%",
      ":",
      ",",
      "\r",
      "\n",
      "<",
      ">",
      "&",
      '"',
      "'",
      "]",
      "\u0000",
      "\u001b",
      "\ud800",
      "\ufffe",
      "é",
      "😀",
    ),
  }),
);

export const anyFinding: fc.Arbitrary<Finding> = fc.record({
  severity: fc.constantFrom("error", "warning", "info"),
  source: fc.constantFrom("chart", "doc", "console"),
  rule: fc.oneof(fc.constantFrom("chart-auth-type", "placeholder", "unreadable", "database-empty"), anyText),
  path: anyText,
  file: fc.oneof(fc.constantFrom("values.yaml", "charts/a b.yaml", "", "../other.yaml"), anyText),
  line: fc.option(fc.integer({ min: 1, max: 1e6 })),
  column: fc.option(fc.integer({ min: 1, max: 1e6 })),
  message: anyText,
  remedy: anyText,
});
