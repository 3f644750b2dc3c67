/** Changes members by a table of new names or emails: reads it, judges its rows and makes the changes in batches. */
import type {
  BulkChangeProgress,
  BulkChangeRequest,
  BulkChangeResult,
  BulkChangeRow,
} from "../../../shared/contract/bulk-changes.js";
import type { ChangeOutcome } from "../../../shared/contract/member-changes.js";
import { emailKey } from "../../../shared/email.js";
import { GatehouseError } from "../../../shared/errors.js";
import type { Database } from "../../database/connect.js";
import { findEmailOwners } from "../../database/queries/find-email-owners.js";
import type { LockedMember } from "../../database/queries/lock-members.js";
import { query } from "../../database/transaction.js";
import type { AskActor } from "../../organization/actor.js";
import { readMemberSettings } from "../../organization/settings.js";
import type { ColumnName, ColumnReading } from "../bulk/columns.js";
import { readSheet, withBadLines } from "../bulk/sheet.js";
import { batchSize, changeOneOrAll } from "./change.js";
import { type PreparedChange, prepareEmailChange, prepareRename, type Refusal } from "./kinds.js";
import { judgeEmails, judgeRenames, refuseAll, type WantedChange } from "./table-rows.js";

/** A table after it was read and judged. `rows` has every row's verdict, `wanted` the rows that change something. */
export interface ReadChanges {
  readonly encoding: string;
  readonly delimiter: string;
  readonly reading: ColumnReading;
  readonly rows: readonly BulkChangeRow[];
  readonly wanted: readonly WantedChange[];
  readonly organizationId: string;
}

const values = { rename: "fullName", changeEmail: "newEmail" } as const satisfies Record<string, ColumnName>;

/** Reads and judges a table; changes nothing. Errors: TABLE_COLUMN_MISSING for the new values, those of readSheet. */
export async function readChanges(database: Database, request: BulkChangeRequest): Promise<ReadChanges> {
  const value = values[request.what];
  const { table, encoding, reading, rows } = await readSheet(request, ["email", value]);
  const { columns } = reading;
  const lacks = columns[value] === undefined ? missing(request.what) : null;
  // If there is a header, the rows are refused instead, so that people see the columns and can name the right one.
  if (lacks !== null && reading.header === null) throw lacks;
  const cells = rows.flatMap((row) => [row.cells[columns.email ?? -1], row.cells[columns.newEmail ?? -1]]);
  const keys = [...new Set(cells.flatMap((cell) => (cell === undefined ? [] : [emailKey(cell)])))];
  return query(database, async (scope) => {
    const { organizationId } = await readMemberSettings(scope);
    const found = await findEmailOwners(scope, keys);
    const owners = new Map([...found].map(([index, owner]) => [keys[index] ?? "", owner]));
    const judged =
      lacks !== null
        ? refuseAll(rows, columns, lacks.message)
        : (request.what === "rename" ? judgeRenames : judgeEmails)(rows, columns, owners);
    return {
      encoding,
      delimiter: table.delimiter,
      reading,
      wanted: judged.wanted,
      organizationId,
      rows: withBadLines(judged.rows, table, ({ line, reason }) => ({
        line,
        email: "",
        before: null,
        after: null,
        verdict: "refused" as const,
        reason,
      })),
    };
  });
}

const missing = (what: BulkChangeRequest["what"]): GatehouseError => {
  const [words, name] = what === "rename" ? ["names", "fullName"] : ["emails", "newEmail"];
  return new GatehouseError("TABLE_COLUMN_MISSING", `No column is clearly the one with the new ${words}.`, {
    remedy: `Say which column holds them, by its header or its number: --column ${name}=2.`,
  });
};

export interface TableRun {
  readonly report: (progress: BulkChangeProgress) => void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Makes the changes that a table asks for, and reports an outcome for every row. A row is refused if its member's email
 * was changed since the table was read, or if somebody else got the new email since. Errors: SESSION_ENDED, and those
 * of readChanges and `askActor`; batches done before stay done.
 */
export async function changeByTable(
  database: Database,
  askActor: AskActor,
  request: BulkChangeRequest,
  { report, signal }: TableRun,
): Promise<BulkChangeResult> {
  const { rows, wanted, organizationId } = await readChanges(database, request);
  const counts = { changed: 0, unchanged: 0, refused: 0, sessionsEnded: 0 };
  const tell = (outcomes: BulkChangeProgress["outcomes"]): void => {
    for (const { status } of outcomes) counts[status] += 1;
    report({ ...counts, of: rows.length, outcomes });
  };
  tell(rows.flatMap(toOutcome));
  let reached = 0;
  for (const batch of inBatches(wanted)) {
    if (signal?.aborted) break;
    const change = prepare(request.what, batch);
    const outcomes = await changeOneOrAll(database, {
      actor: await askActor(),
      organizationId,
      change,
      ids: batch.map(({ id }) => id),
    });
    reached += batch.length;
    tell(outcomes.map((outcome, index) => withRow(outcome, batch[index])));
  }
  return { ...counts, of: rows.length, cancelled: reached < wanted.length };
}

/** The outcome of a row that is decided before anything is written; none for a row that asks for a change. */
const toOutcome = ({ line, email, verdict, reason }: BulkChangeRow): BulkChangeProgress["outcomes"] =>
  verdict === "change" ? [] : [{ line, id: "", email, status: verdict, reason: reason ?? undefined, sessionsEnded: 0 }];

/** A member's outcome with the line and the email of the row. */
const withRow = (outcome: ChangeOutcome, row: WantedChange | undefined) => ({
  ...outcome,
  line: row?.line ?? 0,
  email: row?.email ?? outcome.email,
});

/** A row that waits for another is in a later batch, so no row gets an email that a row of its own batch gives up. */
function* inBatches(wanted: readonly WantedChange[]): Generator<readonly WantedChange[]> {
  const inTurn = wanted.toSorted((a, b) => a.after - b.after);
  for (let from = 0; from < inTurn.length; ) {
    const turn = inTurn[from]?.after;
    const to = inTurn.findIndex(({ after }, index) => index >= from + batchSize || (index > from && after !== turn));
    const end = to === -1 ? inTurn.length : to;
    yield inTurn.slice(from, end);
    from = end;
  }
}

function prepare(what: BulkChangeRequest["what"], batch: readonly WantedChange[]): PreparedChange {
  const rows = new Map(batch.map((row) => [row.id, row]));
  const valueFor = ({ id, ...member }: LockedMember, now: "email" | "fullName"): string =>
    rows.get(id)?.value ?? member[now] ?? "";
  const change =
    what === "rename"
      ? prepareRename((member) => valueFor(member, "fullName"))
      : prepareEmailChange("changeEmail", (member) => valueFor(member, "email"));
  const refuse = (member: LockedMember): Refusal | null =>
    emailKey(member.email) === emailKey(rows.get(member.id)?.email ?? "")
      ? (change.refuse?.(member) ?? null)
      : { code: "CHANGED_MEANWHILE", reason: `Somebody else has just changed this member's email to ${member.email}.` };
  return { ...change, refuse };
}
