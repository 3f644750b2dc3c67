/** Judges the rows of a table of new names or emails: what each changes for whom, or why it is refused. */
import type { BulkChangeRow } from "../../../shared/contract/bulk-changes.js";
import { describeEmailFault, emailKey, isEmail } from "../../../shared/email.js";
import { findFullNameFault } from "../../../shared/full-name.js";
import type { EmailOwner } from "../../database/queries/find-email-owners.js";
import type { Columns } from "../bulk/columns.js";
import { shown } from "../bulk/sheet.js";
import type { TableRow } from "../bulk/table.js";

/** A row that changes a member, and the name or email that it gives them. */
export interface WantedChange {
  readonly line: number;
  readonly id: string;
  /** The email in the row. If the member has another one by now, the row may mean somebody else. */
  readonly email: string;
  readonly value: string;
  /** How many other rows must be done first, because each gives up the email that the next one gets. */
  readonly after: number;
}

export interface JudgedChanges {
  readonly rows: readonly BulkChangeRow[];
  readonly wanted: readonly WantedChange[];
}

/** Email key → the user who has the email. */
export type Owners = ReadonlyMap<string, EmailOwner>;

interface Reading {
  readonly row: TableRow;
  readonly email: string;
  readonly value: string;
  readonly owner: EmailOwner | undefined;
}

/** Judges a table of new names; `rows` come without the header. A pure function. Every row gets a verdict. */
export function judgeRenames(rows: readonly TableRow[], columns: Columns, owners: Owners): JudgedChanges {
  const seen = new Map<string, number>();
  return collect(
    read(rows, columns, "fullName", owners).map((reading) => {
      const { email, value, owner, row } = reading;
      const fault = findPersonFault(reading, seen) ?? findNameFault(value);
      if (fault !== null || owner === undefined) return refused(reading, fault ?? noSuchMember);
      if (owner.fullName === value)
        return verdict(reading, "unchanged", owner.fullName, "The member has this name already.");
      const wanted = { line: row.line, id: owner.id, email, value, after: 0 };
      return { ...verdict(reading, "change", owner.fullName), wanted };
    }),
  );
}

/**
 * Judges a table of new emails; `rows` come without the header. A pure function. Every row gets a verdict. A row may
 * give an email that another row's member gives up; the other row is then done first. Rows that exchange emails in a
 * circle are all refused, because none of them can be done first.
 */
export function judgeEmails(rows: readonly TableRow[], columns: Columns, owners: Owners): JudgedChanges {
  const readings = read(rows, columns, "newEmail", owners);
  const seen = new Map<string, number>();
  const given = new Map<string, number>();
  const first = readings.map((reading): Verdict | null => {
    const { email, value, owner, row } = reading;
    if (isEmail(email) && owner === undefined && isEmail(value) && owners.get(emailKey(value))?.isMember === true) {
      return verdict(
        reading,
        "unchanged",
        null,
        "No member has the old email, but one has the new email: it was changed already.",
      );
    }
    const fault = findPersonFault(reading, seen) ?? findEmailFault(value, row.line, given);
    if (fault !== null || owner === undefined) return refused(reading, fault ?? noSuchMember);
    return owner.email === value
      ? verdict(reading, "unchanged", owner.email, "The member has this email already.")
      : null;
  });
  const open = new Map(
    readings.flatMap((reading, index) =>
      first[index] === null && reading.owner !== undefined ? [[reading.owner.id, reading] as const] : [],
    ),
  );
  const settled = settle(open, owners);
  return collect(
    readings.map((reading, index) => {
      const { email, value, owner, row } = reading;
      const early = first[index];
      if (early !== null && early !== undefined) return early;
      const end = settled.get(owner?.id ?? "") ?? noSuchMember;
      if (owner === undefined || typeof end === "string") return refused(reading, String(end));
      const wanted = { line: row.line, id: owner.id, email, value, after: end };
      return { ...verdict(reading, "change", owner.email), wanted };
    }),
  );
}

/** Refuses every row for one reason, because no column holds the new values. */
export const refuseAll = (rows: readonly TableRow[], columns: Columns, reason: string): JudgedChanges => ({
  rows: rows.map((row) => ({
    line: row.line,
    email: shown(row.cells[columns.email ?? -1] ?? ""),
    before: null,
    after: null,
    verdict: "refused",
    reason,
  })),
  wanted: [],
});

/** Member id → how many rows come before the member's, or why that row is refused. Follows each chain of rows once. */
function settle(open: ReadonlyMap<string, Reading>, owners: Owners): ReadonlyMap<string, number | string> {
  const settled = new Map<string, number | string>();
  for (const start of open.keys()) {
    const path: string[] = [];
    const onPath = new Set<string>();
    let at = start;
    let end: number | string;
    for (;;) {
      const known = settled.get(at);
      if (known !== undefined) {
        end = known;
        break;
      }
      if (onPath.has(at)) {
        for (const id of path.splice(path.indexOf(at))) settled.set(id, circle);
        end = circle;
        break;
      }
      path.push(at);
      onPath.add(at);
      const holder = owners.get(emailKey(open.get(at)?.value ?? ""));
      if (holder === undefined || holder.id === at) {
        end = -1;
        break;
      }
      if (!open.has(holder.id)) {
        settled.set(at, "Somebody else has the new email.");
        path.pop();
        end = "held";
        break;
      }
      at = holder.id;
    }
    for (const id of path.reverse()) {
      const before = end;
      end =
        typeof before === "number"
          ? before + 1
          : `Somebody else has the new email, and line ${open.get(at)?.row.line}, which would free it, is refused.`;
      settled.set(id, end);
      at = id;
    }
  }
  return settled;
}

const noSuchMember = "There is no member with this email.";
const circle = "These lines exchange their emails in a circle. Change one of them to a spare email first.";

type Verdict = BulkChangeRow & { readonly wanted?: WantedChange };

function read(
  rows: readonly TableRow[],
  columns: Columns,
  name: "fullName" | "newEmail",
  owners: Owners,
): readonly Reading[] {
  return rows.map((row) => {
    const email = row.cells[columns.email ?? -1] ?? "";
    return { row, email, value: row.cells[columns[name] ?? -1] ?? "", owner: owners.get(emailKey(email)) };
  });
}

function findPersonFault({ row, email, owner }: Reading, seen: Map<string, number>): string | null {
  if (email === "") return "The row has no email.";
  const fault = describeEmailFault(email);
  if (fault !== null && owner === undefined) return fault;
  if (owner === undefined || !owner.isMember) return noSuchMember;
  const earlier = seen.get(owner.id);
  if (earlier !== undefined) return `Line ${earlier} is about the same member.`;
  seen.set(owner.id, row.line);
  return null;
}

const findNameFault = (name: string): string | null =>
  name === "" ? "The row has no new name." : findFullNameFault(name);

function findEmailFault(email: string, line: number, given: Map<string, number>): string | null {
  if (email === "") return "The row has no new email.";
  const fault = describeEmailFault(email);
  if (fault !== null) return fault.replace(/^This/, "The new email");
  const earlier = given.get(emailKey(email));
  if (earlier !== undefined) return `Line ${earlier} gives this email to another member.`;
  given.set(emailKey(email), line);
  return null;
}

const verdict = (
  { row, email, value }: Reading,
  decided: BulkChangeRow["verdict"],
  before: string | null,
  reason: string | null = null,
): Verdict => ({
  line: row.line,
  email: shown(email),
  before,
  after: value === "" ? null : shown(value),
  verdict: decided,
  reason,
});

const refused = (reading: Reading, reason: string): Verdict => verdict(reading, "refused", null, reason);

const collect = (verdicts: readonly Verdict[]): JudgedChanges => ({
  rows: verdicts.map(({ wanted: _wanted, ...row }) => row),
  wanted: verdicts.flatMap(({ wanted }) => wanted ?? []),
});
