/** gatehouse users invite --csv: invites the people of a table, batch by batch. */
import type { Command } from "commander";
import {
  type BulkPreview,
  type BulkRequest,
  type BulkResult,
  bulkRequest,
} from "../../../../shared/contract/bulk-invites.js";
import type { Client } from "../../../../shared/contract.js";
import { count } from "../../../../shared/count.js";
import { GatehouseError } from "../../../../shared/errors.js";
import { follow } from "../../../../shared/follow.js";
import { printJson, printNote, printResult } from "../terminal/output.js";
import { type CommonOptions, withInstallation } from "./options.js";
import { collect } from "./paging.js";

export interface BulkInviteOptions extends CommonOptions {
  readonly role: string;
  readonly fullName?: string;
  readonly workspace?: readonly string[];
  readonly csv?: string;
  readonly dryRun?: true;
  readonly encoding?: string;
  readonly column?: readonly string[];
  readonly out?: string;
}

export const withTable = (command: Command): Command =>
  command
    .option("--csv <file>", "a table of people instead of emails: CSV with an email column, or one email per line")
    .option("--dry-run", "with --csv: say what would become of every row, and change nothing")
    .option("--encoding <name>", "with --csv: latin1, where it is that (UTF-8 and UTF-16 are found by themselves)")
    .option(
      "--column <name=column>",
      "with --csv: which column is email, role, workspaceId, workspaceName or fullName, by header or number",
      collect,
    );

/** Invites the people of a table, or shows what it would do. Exit code 1 if a row was refused or not reached. Errors: USAGE. */
export const inviteTable = (emails: readonly string[], options: BulkInviteOptions): Promise<void> =>
  withInstallation(options, async (client) => {
    if (emails.length > 0) throw new GatehouseError("USAGE", "Give emails or --csv, not both.");
    if (options.fullName !== undefined || options.workspace !== undefined) {
      throw new GatehouseError("USAGE", "--full-name and --workspace are for emails, not for --csv.", {
        remedy: "Give names and workspaces in the table: full_name, workspace_name and role.",
      });
    }
    const request = readRequest(options);
    if (options.dryRun) return showPreview(await client.bulkInvites.preview(request), options);
    if (options.out === undefined) {
      throw new GatehouseError("USAGE", "A bulk invite needs a file for the passwords.", {
        remedy: "Add --out invited.csv (or .json, or .html for cards to print), or --dry-run.",
      });
    }
    const result = await runToEnd(client, request, options.out);
    if (options.json) printJson(result);
    else printResult(describeResult(result));
    if (result.counts.refused > 0 || result.cancelled) process.exitCode = 1;
  });

/** ["email=2", …] → { email: "2", … }. The contract checks the names. */
export const readColumnOptions = (column: readonly string[] = []): Readonly<Record<string, string>> =>
  Object.fromEntries(
    column.map((text): readonly [string, string] => {
      const at = text.indexOf("=");
      return [text.slice(0, Math.max(at, 0)), text.slice(at + 1)];
    }),
  );

/** The options as a request. Errors: USAGE. */
function readRequest({ csv = "", encoding, column, role }: BulkInviteOptions): BulkRequest {
  const columns = readColumnOptions(column);
  const request = bulkRequest.safeParse({
    source: { by: "path", path: csv },
    role,
    columns,
    encoding: encoding?.toLowerCase(),
  });
  if (request.success) return request.data;
  throw new GatehouseError("USAGE", "--column or --encoding is not understood.", {
    remedy: "Write --column email=2 (email, role, workspaceId, workspaceName, fullName); --encoding latin1.",
  });
}

/**
 * Runs the invites to their end. The first interrupt cancels them after the current batch, so that the results are still
 * written; a second one ends the program.
 */
async function runToEnd(client: Client, request: BulkRequest, out: string): Promise<BulkResult> {
  const cancel = new AbortController();
  process.once("SIGINT", () => {
    printNote("Cancelling after this batch…");
    cancel.abort();
  });
  const events = await client.bulkInvites.run({ ...request, out }, { signal: cancel.signal });
  return follow(events, ({ done, of }) => printNote(`  ${done} of ${of}`));
}

function showPreview(preview: BulkPreview, { json }: BulkInviteOptions): void {
  if (json) printJson(preview);
  else printResult(describePreview(preview));
  if (preview.counts.refused > 0) process.exitCode = 1;
}

function describePreview({ people, counts, rows, encoding }: BulkPreview): string {
  const said = rows
    .filter(({ verdict }) => verdict !== "invite")
    .map(({ line, email, verdict, reason }) => `line ${line}: ${email} ${verdict}: ${reason ?? ""}`);
  return [
    ...said,
    `${count(people, "person", "people")} would be invited by ${count(counts.invite, "row")}; ${counts.exists} here already, ${counts.refused} refused (${encoding}).`,
  ].join("\n");
}

function describeResult({ counts, file, cancelled, refusals }: BulkResult): string {
  const lines = refusals.map(({ line, email, reason }) => `line ${line}: ${email} refused: ${reason}`);
  lines.push(
    `${counts.created} invited, ${count(counts.exists, "row")} here already, ${count(counts.refused, "row")} refused.`,
  );
  if (cancelled)
    lines.push(`Cancelled: ${count(counts.notReached, "row")} not reached. Invite the same table again for them.`);
  if (file !== null) lines.push(`Initial passwords: ${file} (mode 0600). Hand them over, then delete it.`);
  return lines.join("\n");
}
