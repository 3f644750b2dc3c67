/** gatehouse validate: checks configuration files without touching a database. */
import { type Command, Option } from "commander";
import type { ConfigurationReport, Finding } from "../../shared/contract/configuration.js";
import { printJson, printResult } from "../terminal/output.js";
import { type CommonOptions, withConsole, withJson } from "./options.js";

interface ValidateOptions extends CommonOptions {
  readonly format?: "helm" | "compose";
}

const formatOption = (): Option =>
  new Option("--format <format>", "what the files are, where they do not look like it").choices(["helm", "compose"]);

export function addValidate(program: Command): void {
  withJson(program.command("validate"))
    .argument("<file...>", "Helm values files, layered left to right, with Secret manifests; or a compose .env")
    .description("check a configuration; exit code 1 when it has errors")
    .addOption(formatOption())
    .action((files: readonly string[], options: ValidateOptions) =>
      withConsole(options, async (client) => {
        const report = await client.configuration.validate({
          paths: [...files],
          ...(options.format === undefined ? {} : { format: options.format }),
        });
        if (options.json) printJson(report);
        else printResult(describeReport(report));
        process.exitCode = report.verdict === "valid" ? 0 : 1;
      }),
    );
}

const place = ({ file, line, column }: Finding): string =>
  [file, ...(line === null ? [] : [line]), ...(line === null || column === null ? [] : [column])].join(":");

function describeReport({ mode, verdict, chart, findings }: ConfigurationReport): string {
  const chartWord = chart === "n/a" ? "" : ` The chart ${chart} it.`;
  const modeWord = mode === null ? "no one auth mode" : `auth mode ${mode}`;
  const lines = findings.map(
    (finding) =>
      `${finding.severity.padEnd(7)} ${place(finding)} [${finding.rule}] ${finding.message} ${finding.remedy}`,
  );
  return [...lines, `${verdict}: ${modeWord}, ${findings.length} findings.${chartWord}`].join("\n");
}
