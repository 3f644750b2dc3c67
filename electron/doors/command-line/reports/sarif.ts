/** Findings as SARIF 2.1.0, which code scanning of GitHub, GitLab and Azure DevOps shows at their lines. */
import { createHash } from "node:crypto";
import type { Finding } from "../../../../shared/contract/configuration.js";
import { uriIn } from "./location.js";
import { type ReportedRule, reportedRules } from "./rules.js";
import { type ReportSource, said, wellFormed } from "./source.js";

const schema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
const levels = { error: "error", warning: "warning", info: "note" } as const;

/** One SARIF log with one run, as text. It holds no secret, because no finding does. */
export function sarifOf(source: ReportSource): string {
  const { report, failure, version } = source;
  const counts = new Map<string, number>();
  const log = {
    $schema: schema,
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "Gatehouse", version, rules: reportedRules.map(ruleOf) } },
        invocations: [
          {
            executionSuccessful: failure === null,
            toolExecutionNotifications:
              failure === null
                ? []
                : [{ level: "error", message: { text: wellFormed(`${failure.message} ${failure.remedy}`) } }],
          },
        ],
        columnKind: "utf16CodeUnits",
        results: report.findings.map((finding) => resultOf(finding, source, counts)),
        properties: { mode: report.mode, verdict: report.verdict, chart: report.chart },
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const ruleOf = ({ id, severity, what, why, remedy, help }: ReportedRule) => ({
  id,
  shortDescription: { text: what },
  fullDescription: { text: `${what} ${why}` },
  help: { text: remedy },
  helpUri: help,
  defaultConfiguration: { level: levels[severity] },
});

function resultOf(finding: Finding, { folder }: ReportSource, counts: Map<string, number>) {
  const { rule, severity, remedy, path } = finding;
  const index = reportedRules.findIndex(({ id }) => id === rule);
  const file = finding.file === "" ? null : uriIn(finding.file, folder);
  return {
    ruleId: rule,
    ...(index === -1 ? {} : { ruleIndex: index }),
    level: levels[severity],
    message: { text: wellFormed(`${said(finding)} ${remedy}`) },
    locations: [
      {
        ...(file === null ? {} : { physicalLocation: placeOf(finding, file) }),
        ...(path === "" ? {} : { logicalLocations: [{ fullyQualifiedName: wellFormed(path) }] }),
      },
    ],
    partialFingerprints: { "gatehouse/v1": fingerprintOf(finding, file?.uri ?? "", counts) },
  };
}

const placeOf = (
  { line, column }: Finding,
  { uri, isRelative }: { readonly uri: string; readonly isRelative: boolean },
) => ({
  artifactLocation: { uri, ...(isRelative ? { uriBaseId: "%SRCROOT%" } : {}) },
  ...(line === null ? {} : { region: { startLine: line, ...(column === null ? {} : { startColumn: column }) } }),
});

/**
 * What stays the same when lines move: rule, file and path, and which of several such findings it is. No text of the
 * file is in it.
 */
function fingerprintOf({ rule, path }: Finding, uri: string, counts: Map<string, number>): string {
  const name = JSON.stringify([rule, uri, path]);
  const count = counts.get(name) ?? 0;
  counts.set(name, count + 1);
  return createHash("sha256").update(`${name}${count}`).digest("hex").slice(0, 32);
}
