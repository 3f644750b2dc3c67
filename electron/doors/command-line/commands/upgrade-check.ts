/** gatehouse upgrade-check: what a newer Helm chart refuses, has moved or newly wants of these values. */
import type { Command } from "commander";
import type {
  ChartVerdict,
  CheckedDocuments,
  ConfigurationDocument,
  Finding,
} from "../../../../shared/contract/configuration.js";
import { GatehouseError } from "../../../../shared/errors.js";
import { readTextFiles } from "../../../files/text-file.js";
import { said } from "../reports/source.js";
import { printJson, printResult } from "../terminal/output.js";
import { type FixOptions, fixFiles, printFixed } from "./fix-files.js";
import { withConsole, withJson } from "./options.js";

interface UpgradeCheckOptions extends FixOptions {
  readonly from?: string;
  readonly to?: string;
}

interface UpgradeCheck {
  /** What the chart that is installed, and the chart to be installed, make of the values. */
  readonly from: ChartVerdict;
  readonly to: ChartVerdict;
  /** What the newer chart says that the other does not. */
  readonly findings: readonly Finding[];
}

export function addUpgradeCheck(program: Command): void {
  withJson(program.command("upgrade-check"))
    .argument("<file...>", "Helm values files, layered left to right, with Secret manifests")
    .description("say what a newer Helm chart refuses, has moved or newly wants of these values")
    .option("--from <version>", "the chart that is installed, such as 0.12 (default: that of the images' release)")
    .option("--to <version>", "the chart to be installed, such as 0.16.11 (default: the newest known)")
    .option("--fix", "show the fixes for that, ask, and write them; the originals are kept beside the files")
    .option("-y, --yes", "with --fix: do not ask")
    .option("--show-secrets", "with --fix: show secrets in the difference instead of dots")
    .action(checkUpgrade);
}

async function checkUpgrade(files: readonly string[], options: UpgradeCheckOptions): Promise<void> {
  const { newestChart } = await import("../../../config/chart/choice.js");
  const to = options.to ?? newestChart;
  if (options.fix) {
    await withConsole(options, async (client, adminConsole) => {
      const { checkDocuments } = await import("../../../config/documents.js");
      const choose = (documents: readonly ConfigurationDocument[], after: CheckedDocuments): readonly number[] => {
        const before = checkDocuments(documents, "helm", undefined, options.from);
        return after.report.findings.flatMap((finding, at) => (isNew(finding, before) ? [at] : []));
      };
      const result = await fixFiles(
        client,
        adminConsole,
        files,
        { ...options, format: "helm", chartVersion: to },
        choose,
      );
      printFixed(result, options.json ?? false, ({ chart }) => describeVerdict(chart));
      process.exitCode = result.after.chart.verdict === "accepts" ? 0 : 1;
    });
    return;
  }
  const result = await compareCharts(files, options.from, to);
  if (options.json) printJson(result);
  else printResult(describe(result));
  process.exitCode = result.to.verdict === "accepts" && !result.findings.some(isError) ? 0 : 1;
}

async function compareCharts(files: readonly string[], from: string | undefined, to: string): Promise<UpgradeCheck> {
  const { checkDocuments } = await import("../../../config/documents.js");
  const documents = await readTextFiles(files);
  const before = checkDocuments(documents, "helm", undefined, from);
  const after = checkDocuments(documents, "helm", undefined, to);
  const unreadable = after.report.findings.find(({ rule }) => rule === "unreadable" || rule === "not-values");
  if (unreadable !== undefined)
    throw new GatehouseError("CONFIGURATION_UNREADABLE", `${unreadable.file}: ${unreadable.message}`, {
      remedy: unreadable.remedy,
    });
  return {
    from: before.report.chart,
    to: after.report.chart,
    findings: after.report.findings.filter((finding) => isNew(finding, before)),
  };
}

/** True for what is said by the newer chart's check alone, or more severely. */
const isNew = (finding: Finding, before: CheckedDocuments): boolean =>
  !before.report.findings.some(
    ({ rule, path, severity }) => rule === finding.rule && path === finding.path && severity === finding.severity,
  );

const isError = ({ severity }: Finding): boolean => severity === "error";

function describe({ from, to, findings }: UpgradeCheck): string {
  const lines = findings.map(
    (finding) =>
      `${finding.severity.padEnd(7)} ${[finding.file, finding.line, finding.column].filter((part) => part !== null).join(":")} [${finding.rule}] ${said(finding)} ${finding.remedy}`,
  );
  const count = `${findings.length === 0 ? "Nothing" : findings.length} ${findings.length === 1 ? "thing is" : findings.length === 0 ? "is" : "things are"} to be changed for the newer chart.`;
  return [...lines, count, `Before: ${describeVerdict(from)}`, `After: ${describeVerdict(to)}`].join("\n");
}

function describeVerdict({ version, verdict, reason }: ChartVerdict): string {
  if (verdict === "unknown" || version === null) return `What the chart does is not known. ${reason ?? ""}`.trim();
  return `Chart ${version} ${verdict} the values.${reason === null ? "" : ` ${reason}`}`;
}
