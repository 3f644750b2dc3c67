/** gatehouse validate: checks configuration files, and compares them with the installation if asked to. */
import { type Command, Option } from "commander";
import type { ChartVerdict, ConfigurationReport, Finding } from "../../../../shared/contract/configuration.js";
import type { Client } from "../../../../shared/contract.js";
import { GatehouseError } from "../../../../shared/errors.js";
import type { Console } from "../../../console/console.js";
import { said } from "../reports/source.js";
import { printJson, printResult, toFailure } from "../terminal/output.js";
import { type FixOptions, fixFiles, printFixed } from "./fix-files.js";
import { type CommonOptions, connectAsAsked, withConsole, withDatabase, withJson } from "./options.js";
import {
  checkReportOptions,
  type ReportOptions,
  reportForms,
  reportOn,
  type ValidateResult,
} from "./validate-report.js";

interface ValidateOptions extends CommonOptions, FixOptions, ReportOptions {
  readonly json?: true;
  readonly againstDatabase?: true;
}

const formatOption = (): Option =>
  new Option("--format <format>", "what the files are, where they do not look like it").choices(["helm", "compose"]);

export function addValidate(program: Command): void {
  withDatabase(withJson(program.command("validate")))
    .argument(
      "<file...>",
      "Helm values files, layered left to right, with Secret manifests; or a compose .env; - is standard input",
    )
    .description("check a configuration, with a database also against the installation; exit code 1 when it has errors")
    .addOption(formatOption())
    .option("--chart-version <version>", "judge by this version of the Helm chart, such as 0.16.11 or 0.16")
    .option("--against-database", "compare with GATEHOUSE_DATABASE_URL, else with the database the configuration names")
    .addOption(
      new Option("--report <form>", "print the findings as SARIF, JUnit XML, GitHub annotations or JSON").choices(
        reportForms,
      ),
    )
    .option("--out <file>", "with --report: a new file instead of standard output")
    .option("--fix", "show what safe fixes would change, ask, and write it; the originals are kept beside the files")
    .option("--fix-all", "the same with the fixes that need a decision, such as new secrets in place of weak ones")
    .option("-y, --yes", "with --fix: do not ask")
    .option("--show-secrets", "with --fix: show secrets in the difference instead of dots")
    .action((files: readonly string[], options: ValidateOptions) =>
      withConsole({ ...options, config: files, configFormat: options.format }, async (client, adminConsole) => {
        checkReportOptions(options);
        if ((options.fix || options.fixAll) && files.includes("-")) {
          throw new GatehouseError("USAGE", "Fixes are written to files, and standard input is none.", {
            remedy: "Save it to a file first, then fix that.",
          });
        }
        if (options.fix || options.fixAll) {
          const result = await fixFiles(client, adminConsole, files, options);
          printFixed(result, options.json ?? false, describeReport);
          process.exitCode = result.after.verdict === "valid" ? 0 : 1;
          return;
        }
        const check = () => validate(client, adminConsole, options);
        const result = options.report === undefined ? await check() : await reportOn(files, options, check);
        if (options.report === undefined) {
          if (options.json) printJson(result);
          else printResult(describeResult(result));
        }
        const failed = result.database !== undefined && "error" in result.database;
        process.exitCode = result.verdict === "valid" && !failed ? 0 : 1;
      }),
    );
}

async function validate(client: Client, adminConsole: Console, options: ValidateOptions): Promise<ValidateResult> {
  const { report } = await adminConsole.requireConfiguration();
  const asked = options.database !== undefined || options.againstDatabase === true;
  return asked ? withDifferences(client, adminConsole, options, report) : report;
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

function describeChart({ version, verdict, reason, chosen }: ChartVerdict): string {
  if (verdict === "n/a") return "";
  if (verdict === "unknown") return ` What the chart does is not known. ${reason}`;
  return ` Chart ${version} ${verdict} it. ${chosen}`;
}

function describeReport({ mode, verdict, chart, findings }: ConfigurationReport): string {
  const chartWord = describeChart(chart);
  const modeWord = mode === null ? "no one auth mode" : `auth mode ${mode}`;
  const lines = findings.map(
    (finding) => `${finding.severity.padEnd(7)} ${place(finding)} [${finding.rule}] ${said(finding)} ${finding.remedy}`,
  );
  return [
    ...lines,
    `${verdict}: ${modeWord}, ${findings.length} ${findings.length === 1 ? "finding" : "findings"}.${chartWord}`,
  ].join("\n");
}
