/** gatehouse users rename --csv and change-email --csv: give many members new names or emails by a table. */
import type { Command } from "commander";
import {
  type BulkChangePreview,
  type BulkChangeProgress,
  type BulkChangeRequest,
  type BulkChangeResult,
  bulkChangeRequest,
} from "../../../../shared/contract/bulk-changes.js";
import type { Client } from "../../../../shared/contract.js";
import { count } from "../../../../shared/count.js";
import { GatehouseError } from "../../../../shared/errors.js";
import { follow } from "../../../../shared/follow.js";
import { confirm } from "../terminal/confirm.js";
import { printJson, printNote, printResult } from "../terminal/output.js";
import { readColumnOptions } from "./bulk-invite.js";
import { type CommonOptions, withInstallation } from "./options.js";
import { collect } from "./paging.js";

export interface TableOptions extends CommonOptions {
  readonly csv?: string;
  readonly dryRun?: true;
  readonly encoding?: string;
  readonly column?: readonly string[];
  readonly yes?: true;
}

export function withChangeTable(command: Command): Command {
  const asks = command.options.some(({ long }) => long === "--yes");
  if (!asks) command.option("-y, --yes", "with --csv: do not ask");
  return command
    .option("--csv <file>", "a table of members instead: the present email, and the new name or the new email")
    .option("--dry-run", "say what would become of it, and change nothing")
    .option("--encoding <name>", "with --csv: latin1, where it is that (UTF-8 and UTF-16 are found by themselves)")
    .option(
      "--column <name=column>",
      "with --csv: which column is email, fullName or newEmail, by header or number",
      collect,
    );
}

type Outcomes = BulkChangeProgress["outcomes"];

/**
 * Changes members by a table, or shows what it would change. Exit code 1 if a row was refused or not reached.
 * Errors: USAGE, also if one of `others`, the arguments that stand for a table, is given as well.
 */
export const changeByTable = (
  what: BulkChangeRequest["what"],
  others: readonly (string | undefined)[],
  options: TableOptions,
): Promise<void> =>
  withInstallation(options, async (client) => {
    if (others.some((other) => other !== undefined)) {
      throw new GatehouseError("USAGE", "Give --csv, or members one by one, not both.");
    }
    const request = readRequest(what, options);
    const preview = await client.bulkChanges.preview(request);
    if (options.dryRun) return showPreview(preview, options);
    if (preview.counts.change > 0) {
      await confirm(
        `${what === "rename" ? "Rename" : "Change the email of"} ${count(preview.counts.change, "member")}? ${describeCounts(preview)}`,
        options.yes ?? false,
      );
    }
    const { result, refused } = await runToEnd(client, request);
    if (options.json) printJson({ ...result, refusals: refused });
    else printResult([...refused.map(describeRefusal), describeResult(result)].join("\n"));
    if (result.refused > 0 || result.cancelled) process.exitCode = 1;
  });

/** The options as a request. Errors: USAGE. */
function readRequest(what: BulkChangeRequest["what"], { csv, encoding, column }: TableOptions): BulkChangeRequest {
  const request = bulkChangeRequest.safeParse({
    what,
    source: { by: "path", path: csv },
    columns: readColumnOptions(column),
    encoding: encoding?.toLowerCase(),
  });
  if (request.success) return request.data;
  throw new GatehouseError("USAGE", "--column or --encoding is not understood.", {
    remedy: "Write --column email=2 (email, fullName, newEmail); --encoding latin1.",
  });
}

/** Runs the changes to their end. The first interrupt stops them after the current batch; a second one ends the program. */
async function runToEnd(
  client: Client,
  request: BulkChangeRequest,
): Promise<{ readonly result: BulkChangeResult; readonly refused: Outcomes }> {
  const cancel = new AbortController();
  const stop = (): void => {
    printNote("Stopping after this batch…");
    cancel.abort();
  };
  process.once("SIGINT", stop);
  const refused: Outcomes = [];
  try {
    const events = await client.bulkChanges.run(request, { signal: cancel.signal });
    const result = await follow(events, (progress) => {
      refused.push(...progress.outcomes.filter(({ status }) => status === "refused"));
      printNote(`  ${progress.changed + progress.unchanged + progress.refused} of ${progress.of}`);
    });
    return { result, refused: refused.sort((a, b) => a.line - b.line) };
  } finally {
    process.off("SIGINT", stop);
  }
}

function showPreview(preview: BulkChangePreview, { json }: TableOptions): void {
  if (json) printJson(preview);
  else {
    const said = preview.rows.map(({ line, email, before, after, verdict, reason }) =>
      verdict === "change"
        ? `line ${line}: ${email}: ${before ?? "(none)"} → ${after}`
        : `line ${line}: ${email} ${verdict}: ${reason}`,
    );
    printResult([...said, describeCounts(preview)].join("\n"));
  }
  if (preview.counts.refused > 0) process.exitCode = 1;
}

const describeCounts = ({ counts, encoding }: BulkChangePreview): string =>
  `${count(counts.change, "row changes", "rows change")} a member, ${counts.unchanged} ${counts.unchanged === 1 ? "changes" : "change"} nothing, ${counts.refused} refused (${encoding}).`;

const describeRefusal = ({ line, email, reason }: Outcomes[number]): string => `line ${line}: ${email}: ${reason}`;

const describeResult = ({ changed, unchanged, refused, cancelled, of }: BulkChangeResult): string =>
  `${changed} changed, ${unchanged} unchanged, ${refused} refused.${
    cancelled ? ` Stopped: ${count(of - changed - unchanged - refused, "row")} not reached.` : ""
  }`;
