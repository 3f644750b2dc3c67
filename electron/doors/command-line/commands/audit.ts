/** gatehouse audit: lists, verifies and exports the audit trail. */
import { once } from "node:events";
import { type Command, InvalidArgumentError, Option } from "commander";
import { auditOperations } from "../../../../shared/audit-operations.js";
import { showSubject } from "../../../../shared/audit-subject.js";
import type {
  AuditActor,
  AuditAnchor,
  AuditFault,
  AuditFilterInput,
  AuditFormat,
  AuditPage,
  AuditVerdict,
} from "../../../../shared/contract/audit.js";
import { showNumber } from "../../../../shared/count.js";
import { follow } from "../../../../shared/follow.js";
import { formatTable, printJson, printNote, printResult } from "../terminal/output.js";
import { type CommonOptions, withConfig, withDatabase, withInstallation, withJson } from "./options.js";
import { type PageOptions, pageOf, withPage } from "./paging.js";

interface FilterOptions extends CommonOptions {
  readonly operation?: string;
  readonly actor?: string;
  readonly subject?: string;
  readonly failed?: true;
  readonly succeeded?: true;
  readonly from?: string;
  readonly to?: string;
  readonly search?: string;
}

interface VerifyOptions extends CommonOptions {
  readonly anchor?: AuditAnchor;
}

interface ExportOptions extends FilterOptions {
  readonly format: AuditFormat;
  readonly out?: string;
}

export function addAudit(program: Command): void {
  const audit = program.command("audit").description("the audit trail");

  withPage(withFilter(withDatabase(withConfig(withJson(audit.command("list"))))))
    .description("list what was done, newest first")
    .action((options: FilterOptions & PageOptions) =>
      withInstallation(options, async (client) => {
        const page = await client.audit.list({ filter: filterOf(options), ...pageOf(options) });
        if (options.json) printJson(page);
        else printPage(page);
        const { operation } = options;
        if (page.total?.count === 0 && operation !== undefined) tellUnknown(operation);
      }),
    );

  withDatabase(withConfig(withJson(audit.command("verify"))))
    .description("check that nothing in it was altered, deleted or inserted; exit code 1 where something was")
    .option("--anchor <sequence:hash>", "a head noted earlier, which must still be in the chain", parseAnchor)
    .action(verify);

  withFilter(withDatabase(withConfig(withJson(audit.command("export")))))
    .description("write all of it, or what the filters leave, oldest first")
    .addOption(
      new Option("--format <format>", "JSON lines, CSV, or OCSF events as JSON lines")
        .choices(["jsonl", "csv", "ocsf"])
        .default("jsonl"),
    )
    .option("--out <file>", "a new file (mode 0600) instead of standard output")
    .action(exportTrail);
}

const withFilter = (command: Command): Command =>
  command
    .option("--operation <name>", "such as login or update_org_member")
    .option("--actor <who>", "a member's email or id, or a database user")
    .option("--subject <whom>", "the email or id of whom it was done to")
    .addOption(new Option("--failed", "what failed or was refused").conflicts("succeeded"))
    .option("--succeeded", "what succeeded")
    .option("--from <time>", "not before: a date, or a time in ISO 8601", parseTime)
    .option("--to <time>", "before: a date, or a time in ISO 8601", parseTime)
    .option("--search <text>", "anywhere in the row");

function filterOf({ operation, actor, subject, failed, succeeded, from, to, search }: FilterOptions): AuditFilterInput {
  return { operation, actor, subject, succeeded: failed ? false : succeeded, from, to, text: search };
}

const verify = (options: VerifyOptions): Promise<void> =>
  withInstallation(options, async (client) => {
    const checking = await client.audit.verify({ anchor: options.anchor });
    let told = Date.now();
    const verdict = await follow(checking, ({ checked, total }) => {
      if (Date.now() - told < 1000) return;
      told = Date.now();
      printNote(`${showNumber(checked)} of ${showNumber(total)} checked`);
    });
    if (options.json) printJson(verdict);
    else printResult(describeVerdict(verdict));
    if (!verdict.intact) process.exitCode = 1;
  });

const exportTrail = (options: ExportOptions): Promise<void> =>
  withInstallation(options, async (client) => {
    const request = { filter: filterOf(options), format: options.format };
    if (options.out === undefined) {
      for await (const { text } of await client.audit.export(request)) {
        if (!process.stdout.write(text)) await once(process.stdout, "drain");
      }
      return;
    }
    const written = await follow(await client.audit.exportToFile({ ...request, file: options.out }));
    if (options.json) printJson(written);
    else printResult(`${showNumber(written.rows)} rows written to ${written.file}`);
  });

function describeVerdict({ intact, checked, head, anchorHolds, faults, faultCount }: AuditVerdict): string {
  const lines = [
    intact
      ? `intact: ${showNumber(checked)} rows, each as it was linked to the one before`
      : `NOT INTACT: ${showNumber(faultCount)} faults in ${showNumber(checked)} links`,
    ...faults.map((fault) => `  ${describeFault(fault)}`),
    ...(faultCount > faults.length ? [`  and ${faultCount - faults.length} more`] : []),
    ...(anchorHolds ? ["The anchor is in the chain."] : []),
    `Head: ${head.sequence}:${head.hash}`,
  ];
  return lines.join("\n");
}

/** A fault as one line. */
function describeFault({ kind, sequence, lastSequence, auditId, name }: AuditFault): string {
  switch (kind) {
    case "row-altered":
      return `${sequence}: the row ${auditId}, or its link, was altered`;
    case "row-deleted":
      return `${sequence}: the row ${auditId} was deleted`;
    case "links-deleted":
      return sequence === lastSequence
        ? `${sequence}: the link was deleted`
        : `${sequence} to ${lastSequence}: the links were deleted`;
    case "row-inserted":
      return `the row ${auditId} is in no link: it was inserted past the chain, or its link was deleted`;
    case "head-altered":
      return "the head is not the newest link: it was altered, or links were added or deleted";
    case "anchor-broken":
      return `${sequence}: the anchor's hash is not there`;
    case "guard-missing":
      return `the trigger ${name} is gone or turned off`;
  }
}

function printPage({ entries, total, nextCursor, searchedBackTo }: AuditPage): void {
  const rows = entries.map((entry) => [
    entry.time.replace(/\.\d+Z$/, "Z"),
    entry.operation,
    entry.succeeded ? "ok" : "failed",
    showActor(entry.actor),
    showSubject(entry),
  ]);
  printResult(formatTable([["TIME", "OPERATION", "RESULT", "BY", "ON"], ...rows]));
  const of = total === null ? "" : ` of ${total.exact ? "" : "about "}${total.count}`;
  const back = searchedBackTo === null ? "" : ` Searched back to ${searchedBackTo}.`;
  printNote(
    `${entries.length}${of} ${(total?.count ?? entries.length) === 1 ? "row" : "rows"}.${back}${nextCursor === null ? "" : ` Next page: --cursor ${nextCursor}`}`,
  );
}

/** Says that an operation without any row is not a known one, since it may be mistyped. Other services may write their own. */
function tellUnknown(operation: string): void {
  const known: readonly string[] = auditOperations;
  if (known.includes(operation)) return;
  printNote(`This console knows no operation "${operation}". It knows: ${known.join(", ")}.`);
}

const showActor = ({ kind, email, id, databaseUser, login, machine }: AuditActor): string =>
  kind === "member" ? (email ?? id ?? "") : kind === "unknown" ? "not proven" : `${databaseUser} (${login}@${machine})`;

function parseTime(text: string): string {
  const time = new Date(text);
  if (Number.isNaN(time.getTime()))
    throw new InvalidArgumentError("Give a date or a time such as 2026-01-31T09:30:00Z.");
  return time.toISOString();
}

function parseAnchor(text: string): AuditAnchor {
  const match = /^(\d{1,15}):([0-9a-f]{64})$/i.exec(text.trim());
  if (match?.[1] === undefined || match[2] === undefined) {
    throw new InvalidArgumentError("Give SEQUENCE:HASH as gatehouse audit verify printed it.");
  }
  return { sequence: Number(match[1]), hash: match[2].toLowerCase() };
}
