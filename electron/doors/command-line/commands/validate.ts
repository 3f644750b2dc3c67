/** gatehouse validate: checks configuration files, and compares them with the installation if asked to. */
import { type Command, Option } from "commander";
import type { ConfigurationReport, Finding } from "../../../../shared/contract/configuration.js";
import type { Connected } from "../../../../shared/contract/connection.js";
import type { Failure } from "../../../../shared/contract/errors.js";
import type { Client } from "../../../../shared/contract.js";
import type { Console } from "../../../console/console.js";
import { printJson, printResult, toFailure } from "../terminal/output.js";
import { type FixOptions, fixFiles, printFixed } from "./fix-files.js";
import { type CommonOptions, connectAsAsked, withConsole, withDatabase, withJson } from "./options.js";

interface ValidateOptions extends CommonOptions, FixOptions {
  readonly json?: true;
  readonly againstDatabase?: true;
}

/** The connection that was compared with, or why it could not be compared. */
type ComparedWith = Connected | { readonly error: Failure };

interface ValidateResult extends ConfigurationReport {
  /** Only if a comparison was asked for. */
  readonly database?: ComparedWith;
}

const formatOption = (): Option =>
  new Option("--format <format>", "what the files are, where they do not look like it").choices(["helm", "compose"]);

export function addValidate(program: Command): void {
  withDatabase(withJson(program.command("validate")))
    .argument("<file...>", "Helm values files, layered left to right, with Secret manifests; or a compose .env")
    .description("check a configuration, with a database also against the installation; exit code 1 when it has errors")
    .addOption(formatOption())
    .option("--against-database", "compare with GATEHOUSE_DATABASE_URL, else with the database the configuration names")
    .option("--fix", "show what safe fixes would change, ask, and write it; the originals are kept beside the files")
    .option("--fix-all", "the same with the fixes that need a decision, such as new secrets in place of weak ones")
    .option("-y, --yes", "with --fix: do not ask")
    .option("--show-secrets", "with --fix: show secrets in the difference instead of dots")
    .action((files: readonly string[], options: ValidateOptions) =>
      withConsole({ ...options, config: files, configFormat: options.format }, async (client, adminConsole) => {
        if (options.fix || options.fixAll) {
          const result = await fixFiles(client, files, options);
          printFixed(result, options.json ?? false, describeReport);
          process.exitCode = result.after.verdict === "valid" ? 0 : 1;
          return;
        }
        const { report } = await adminConsole.requireConfiguration();
        const asked = options.database !== undefined || options.againstDatabase === true;
        const result: ValidateResult = asked ? await withDifferences(client, adminConsole, options, report) : report;
        if (options.json) printJson(result);
        else printResult(describeResult(result));
        const failed = result.database !== undefined && "error" in result.database;
        process.exitCode = result.verdict === "valid" && !failed ? 0 : 1;
      }),
    );
}

/** The report with what differs from the installation. It is complete even if the database cannot be reached. */
async function withDifferences(
  client: Client,
  adminConsole: Console,
  options: ValidateOptions,
  report: ConfigurationReport,
): Promise<ValidateResult> {
  try {
    const database = await connectAsAsked(client, adminConsole, options);
    const { findings } = await client.installation.compare();
    const invalid = report.verdict === "invalid" || findings.some(({ severity }) => severity === "error");
    return { ...report, verdict: invalid ? "invalid" : "valid", findings: [...report.findings, ...findings], database };
  } catch (error) {
    return { ...report, database: { error: toFailure(error) } };
  }
}

function describeResult({ database, ...report }: ValidateResult): string {
  if (database === undefined) return describeReport(report);
  const line =
    "error" in database
      ? `Not compared with the database: ${database.error.message} ${database.error.remedy}`
      : `Compared with ${database.target}, schema ${database.schema}, PostgreSQL ${database.serverVersion}, ${database.encrypted ? "TLS" : "no TLS"}.`;
  return `${describeReport(report)}\n${line}`;
}

const place = ({ file, line, column }: Finding): string =>
  [file, ...(line === null ? [] : [line]), ...(line === null || column === null ? [] : [column])].join(":");

/** A finding as one line. Its path, which tells findings of one rule apart, is left out if the message names it. */
const said = ({ path, message }: Finding): string =>
  path === "" || message.includes(path) ? message : `${path}: ${message}`;

function describeReport({ mode, verdict, chart, findings }: ConfigurationReport): string {
  const chartWord = chart === "n/a" ? "" : ` The chart ${chart} it.`;
  const modeWord = mode === null ? "no one auth mode" : `auth mode ${mode}`;
  const lines = findings.map(
    (finding) => `${finding.severity.padEnd(7)} ${place(finding)} [${finding.rule}] ${said(finding)} ${finding.remedy}`,
  );
  return [
    ...lines,
    `${verdict}: ${modeWord}, ${findings.length} ${findings.length === 1 ? "finding" : "findings"}.${chartWord}`,
  ].join("\n");
}
