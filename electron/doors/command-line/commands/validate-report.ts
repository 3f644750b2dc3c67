/** gatehouse validate --report: prints the findings for a pull request, or writes them to a new file. */
import { once } from "node:events";
import { resolve } from "node:path";
import { version } from "../../../../package.json";
import type { ConfigurationReport } from "../../../../shared/contract/configuration.js";
import type { Connected } from "../../../../shared/contract/connection.js";
import type { Failure } from "../../../../shared/contract/errors.js";
import { GatehouseError } from "../../../../shared/errors.js";
import { writeSecretFile } from "../../../files/secret-file.js";
import { standardInputName } from "../../../files/text-file.js";
import { printJson, printResult, toFailure } from "../terminal/output.js";

/** The forms of a report: SARIF 2.1.0, JUnit XML, workflow commands of GitHub Actions, and what `--json` prints. */
export const reportForms = ["sarif", "junit", "github", "json"] as const;

export interface ReportOptions {
  readonly json?: true;
  readonly report?: (typeof reportForms)[number];
  readonly out?: string;
  readonly fix?: true;
  readonly fixAll?: true;
}

/** The connection that was compared with, or why it could not be compared. */
type ComparedWith = Connected | { readonly error: Failure };

export interface ValidateResult extends ConfigurationReport {
  /** Only if a comparison was asked for. */
  readonly database?: ComparedWith;
}

/** Refuses options that do not go together. Errors: USAGE. */
export function checkReportOptions({ report, out, json, fix, fixAll }: ReportOptions): void {
  if (report === undefined) {
    if (out !== undefined)
      throw usage("--out is for --report.", "Say which form the file has, such as --report sarif.");
    return;
  }
  if (fix || fixAll)
    throw usage("--fix and --report do not go together.", "Fix the files first, then report what is left.");
  if (json && out === undefined)
    throw usage("--json and --report both print to standard output.", "Add --out FILE, or leave --json out.");
}

const usage = (message: string, remedy: string) => new GatehouseError("USAGE", message, { remedy });

/**
 * Delivers the report of `check`, and returns it. If the files cannot be read, the report says so too, and the error of
 * `check` is thrown. Other errors: FILE_EXISTS, FILE_NOT_WRITABLE.
 */
export async function reportOn(
  paths: readonly string[],
  options: ReportOptions,
  check: () => Promise<ValidateResult>,
): Promise<ValidateResult> {
  const files = paths.map((path) => (path === "-" ? standardInputName : path));
  try {
    const result = await check();
    const failure = result.database !== undefined && "error" in result.database ? result.database.error : null;
    await deliver(await textOf(options, { report: result, files, failure, read: true }), result, options);
    return result;
  } catch (error) {
    if (!(error instanceof GatehouseError) || !isOfReading(error)) throw error;
    const { unreadableReport } = await import("../../../config/documents.js");
    const [only = ""] = files.length === 1 ? files : [];
    const report = unreadableReport(error, only);
    await deliver(await textOf(options, { report, files, failure: toFailure(error), read: false }), null, options);
    throw error;
  }
}

/** True for an error about what is in a file, or that a file is not there. */
const isOfReading = ({ code }: GatehouseError): boolean =>
  code.startsWith("CONFIGURATION_") ||
  ["FILE_MISSING", "FILE_IS_DIRECTORY", "FILE_UNREADABLE", "FILE_TOO_LARGE", "FILE_NOT_TEXT"].includes(code);

interface Reported {
  readonly report: ValidateResult;
  readonly files: readonly string[];
  readonly failure: Failure | null;
  readonly read: boolean;
}

async function textOf({ report: form }: ReportOptions, reported: Reported): Promise<string> {
  const { report, failure, read } = reported;
  if (form === undefined || form === "json") return `${JSON.stringify(read ? report : { error: failure }, null, 2)}\n`;
  const { reportIn } = await import("../reports/report.js");
  return reportIn(form, { ...reported, folder: process.cwd(), version });
}

/** Prints the text, or writes it to the new file and says so. `result` is null if the check failed. */
async function deliver(text: string, result: ValidateResult | null, { out, json, report }: ReportOptions) {
  if (out === undefined) {
    if (!process.stdout.write(text)) await once(process.stdout, "drain");
    return;
  }
  const file = resolve(out);
  await writeSecretFile(file, text);
  if (result === null) return;
  const { verdict, findings } = result;
  if (json) printJson({ file, report, verdict, findings: findings.length });
  else printResult(`${verdict}: ${findings.length} ${findings.length === 1 ? "finding" : "findings"}, in ${file}`);
}
