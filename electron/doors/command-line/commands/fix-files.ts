/** gatehouse validate --fix: shows what fixes would change in the files, asks, writes it, and keeps the originals. */
import type {
  CheckedDocuments,
  ConfigurationDocument,
  ConfigurationReport,
  Finding,
  ReadDocument,
} from "../../../../shared/contract/configuration.js";
import type { Client } from "../../../../shared/contract.js";
import type { Console } from "../../../console/console.js";
import { unifiedDiff } from "../../../files/diff.js";
import { printable } from "../../../files/position.js";
import { confirm } from "../terminal/confirm.js";
import { printJson, printResult } from "../terminal/output.js";

export interface FixOptions {
  readonly json?: true;
  readonly fix?: true;
  readonly fixAll?: true;
  readonly yes?: true;
  readonly showSecrets?: true;
  readonly format?: "helm" | "compose";
  readonly chartVersion?: string;
}

export interface FixResult {
  readonly before: ConfigurationReport;
  readonly after: ConfigurationReport;
  /** The findings of `before` that `after` no longer has. */
  readonly fixed: readonly Finding[];
  /** The files that were written, each with the path of its original. */
  readonly written: readonly { readonly file: string; readonly original: string | null }[];
}

/**
 * Fixes the named files and those found beside them. Each is read once and checked in this process, which keeps what it
 * has parsed. `choose` says which of the findings to fix, by their places in the report. Errors: NOT_CONFIRMED, and those of reading, fixDocuments and saving.
 */
export async function fixFiles(
  client: Client,
  adminConsole: Console,
  files: readonly string[],
  options: FixOptions,
  choose?: (documents: readonly ConfigurationDocument[], before: CheckedDocuments) => readonly number[],
): Promise<FixResult> {
  const { checkDocuments } = await import("../../../config/documents.js");
  const { fixDocuments } = await import("../../../config/fixes/apply.js");
  const { readNeighbours } = await import("../../../config/neighbours.js");
  const { format, chartVersion } = options;
  const handles = adminConsole.files.nameAll(files, "command-line").map(({ handle }) => handle);
  const read = await client.configuration.read({ files: handles });
  // Messages show the paths as they were typed.
  const named = read.documents.map((document, index) => ({ ...document, file: files[index] ?? document.file }));
  const documents = [...named, ...(format === "helm" ? [] : await readNeighbours(named))];
  const check = () => checkDocuments(documents, format, undefined, chartVersion);
  const chosen = choose === undefined ? (options.fixAll ? "all" : "safe") : choose(documents, check());
  const fixed = fixDocuments(documents, chosen, format, chartVersion); // before the check: it keeps what it reads
  const before = check();
  const after = checkDocuments(fixed, format, undefined, chartVersion);
  const changed = documents.flatMap((document, index) => {
    const next = fixed[index];
    return next === undefined || next.text === document.text ? [] : [{ document, next }];
  });
  if (!options.json) for (const diff of await shownDiffs(documents, fixed, options)) printResult(diff);
  const written = changed.length === 0 ? [] : await writeFixed(client, adminConsole, changed, options);
  const left = new Set(after.report.findings.map(nameOf));
  const gone = before.report.findings.filter((finding) => !left.has(nameOf(finding)));
  return { before: before.report, after: after.report, fixed: gone, written };
}

async function shownDiffs(
  before: readonly ConfigurationDocument[],
  after: readonly ConfigurationDocument[],
  { showSecrets, format }: FixOptions,
): Promise<readonly string[]> {
  if (!showSecrets) {
    const { maskedDiffs } = await import("../../../config/secrets/masked-diff.js");
    return maskedDiffs(before, after, format);
  }
  const asIs = (text: string) => ({ text, lines: text.split("\n") });
  return before.flatMap(({ file, text }, index) => {
    const next = after[index]?.text ?? text;
    return next === text ? [] : [unifiedDiff(file, asIs(text), asIs(next))];
  });
}

const nameOf = ({ rule, path, file }: Finding): string => JSON.stringify([rule, path, file]);

async function writeFixed(
  client: Client,
  adminConsole: Console,
  changed: readonly { readonly document: ReadDocument; readonly next: ConfigurationDocument }[],
  options: FixOptions,
): Promise<FixResult["written"]> {
  const names = changed.map(({ document }) => printable(document.file)).join(", ");
  await confirm(`Write this to ${names}? The originals are kept beside them.`, options.yes ?? false);
  const written: FixResult["written"][number][] = [];
  for (const { document, next } of changed) {
    const { handle } = adminConsole.files.name(next.file, "command-line");
    const { original } = await client.configuration.save({
      file: handle,
      text: next.text,
      revision: document.revision,
    });
    written.push({ file: next.file, original });
  }
  return written;
}

/** Prints the result, as JSON or followed by what `describe` says of the findings that are left. */
export function printFixed(result: FixResult, json: boolean, describe: (report: ConfigurationReport) => string): void {
  if (json) {
    printJson(result);
    return;
  }
  for (const { file, original } of result.written)
    printResult(
      `written ${printable(file)}${original === null ? "" : `, its original kept as ${printable(original)}`}`,
    );
  const count = result.fixed.length;
  const what =
    result.written.length === 0
      ? "There was nothing to fix."
      : `${count} ${count === 1 ? "finding" : "findings"} fixed.`;
  printResult(`${what}\n${describe(result.after)}`);
}
