/** Findings as JUnit XML: a suite for each file, in it a test case for each rule. */
import type { Finding } from "../../../../shared/contract/configuration.js";
import { pathIn } from "./location.js";
import { reportedRules } from "./rules.js";
import { type ReportSource, said, wellFormed } from "./source.js";

/**
 * The XML text. A rule fails where one of its findings is an error; warnings and notes are the output of a case that
 * passes, as they leave the configuration valid.
 */
export function junitOf(source: ReportSource): string {
  const { report, files, failure, read } = source;
  const named = [...new Set([...files, ...report.findings.map(({ file }) => file)])].filter((file) => file !== "");
  const suites = named.map((file) => suiteOf(file, source));
  const unsaid = failure !== null && (read || suites.length === 0);
  const all = [
    ...suites,
    ...(failure === null || !unsaid ? [] : [failedSuite(`${failure.message} ${failure.remedy}`)]),
  ];
  const sum = (what: "tests" | "failures" | "errors"): number => all.reduce((total, suite) => total + suite[what], 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="gatehouse validate" tests="${sum("tests")}" failures="${sum("failures")}" errors="${sum("errors")}">`,
    ...all.map(({ xml }) => xml),
    "</testsuites>\n",
  ].join("\n");
}

interface Suite {
  readonly xml: string;
  readonly tests: number;
  readonly failures: number;
  readonly errors: number;
}

/** Where a file could not be read, only the rules that found something are listed: nobody knows whether the others hold. */
function suiteOf(file: string, { report, folder, read }: ReportSource): Suite {
  const path = pathIn(file, folder);
  const here = report.findings.filter((finding) => finding.file === file);
  const known = read ? reportedRules.filter(({ about }) => about === "files").map(({ id }) => id) : [];
  const names = [...new Set([...known, ...here.map(({ rule }) => rule)])];
  const cases = names.map((rule) => ({ rule, findings: here.filter((finding) => finding.rule === rule) }));
  const failures = cases.filter(({ findings }) => findings.some(isError)).length;
  const xml = [
    `  <testsuite name="${escapeXml(path)}" tests="${cases.length}" failures="${failures}" errors="0">`,
    ...cases.map(({ rule, findings }) => caseOf(rule, path, findings)),
    "  </testsuite>",
  ].join("\n");
  return { xml, tests: cases.length, failures, errors: 0 };
}

function caseOf(rule: string, path: string, findings: readonly Finding[]): string {
  const begin = `    <testcase name="${escapeXml(rule)}" classname="${escapeXml(path)}"`;
  if (findings.length === 0) return `${begin}/>`;
  const errors = findings.filter(isError);
  const others = findings.filter((finding) => !isError(finding));
  const [first] = errors;
  return [
    `${begin}>`,
    ...(first === undefined
      ? []
      : [
          `      <failure message="${escapeXml(said(first))}" type="${escapeXml(rule)}">${textOf(errors, path)}</failure>`,
        ]),
    ...(others.length === 0 ? [] : [`      <system-out>${textOf(others, path)}</system-out>`]),
    "    </testcase>",
  ].join("\n");
}

const isError = ({ severity }: Finding): boolean => severity === "error";

const textOf = (findings: readonly Finding[], path: string): string =>
  findings
    .map((finding) => {
      const place = [path, ...[finding.line, finding.column].filter((part) => part !== null)].join(":");
      return escapeXml(`${finding.severity} ${place} ${said(finding)} ${finding.remedy}`);
    })
    .join("\n");

const failedSuite = (text: string): Suite => ({
  xml: [
    '  <testsuite name="gatehouse validate" tests="1" failures="0" errors="1">',
    '    <testcase name="configuration" classname="gatehouse validate">',
    `      <error message="${escapeXml(text)}"/>`,
    "    </testcase>",
    "  </testsuite>",
  ].join("\n"),
  tests: 1,
  failures: 0,
  errors: 1,
});

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** Text for an element or a quoted attribute. What XML 1.0 (section 2.2) can hold in no way becomes U+FFFD. */
export const escapeXml = (text: string): string =>
  wellFormed(text)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to replace
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd")
    .replaceAll(/[&<>"'\t\n\r]/g, (sign) => entities[sign] ?? sign);
