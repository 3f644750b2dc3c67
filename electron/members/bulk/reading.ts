/** A table of people, wherever it comes from → what would become of each of its rows. */
import { basename } from "node:path";
import type { BulkRequest, TableSource } from "../../../shared/contract/bulk-invites.js";
import { emailKey } from "../../../shared/email.js";
import { GatehouseError } from "../../../shared/errors.js";
import { parseOrganizationRole } from "../../../shared/roles.js";
import { readBytes } from "../../config/files.js";
import type { Database } from "../../database/connect.js";
import { findExistingEmails } from "../../database/queries/find-existing-emails.js";
import { listRoles } from "../../database/queries/list-roles.js";
import { listWorkspaces } from "../../database/queries/list-workspaces.js";
import { query } from "../../database/transaction.js";
import type { HashingCost } from "../../security/passwords.js";
import type { Actor } from "../actor.js";
import { mayManage, requireMayInvite } from "../authority.js";
import { readMemberSettings } from "../settings.js";
import { type ColumnReading, readColumns } from "./columns.js";
import { type DecodedText, decodeText } from "./decoding.js";
import { type Judged, judgeRows, type RowVerdict } from "./people.js";
import { readTable, type Table } from "./table.js";

export interface ReadPeople extends Judged {
  readonly encoding: string;
  readonly delimiter: string;
  readonly reading: ColumnReading;
  readonly organizationId: string;
  readonly installationId: string;
  readonly cost: HashingCost;
}

/**
 * Reads and judges; changes nothing. Errors: those of reading a file, FILE_NOT_TEXT, TABLE_EMPTY, TABLE_TOO_LONG,
 * TABLE_COLUMN_MISSING, ROLE_UNKNOWN, ROLE_INSUFFICIENT.
 */
export async function readPeople(database: Database, actor: Actor, request: BulkRequest): Promise<ReadPeople> {
  const defaultRole = parseOrganizationRole(request.role);
  if (defaultRole === undefined)
    throw new GatehouseError("ROLE_UNKNOWN", `There is no organization role "${request.role}".`);
  requireMayInvite(actor, defaultRole);
  const { text, encoding } = await decodeSource(request);
  const table = readTable(text);
  const reading = readColumns(table.rows[0], request.columns);
  const rows = reading.header === null ? table.rows : table.rows.slice(1);
  requireRows(table, reading);
  const emails = [...new Set(rows.map(({ cells }) => cells[reading.columns.email ?? 0] ?? ""))];

  return query(database, async (kysely) => {
    const { organizationId, installationId, hashingCost } = await readMemberSettings(kysely, database.schema);
    const [roles, workspaces, taken] = await Promise.all([
      listRoles(kysely, organizationId),
      listWorkspaces(kysely, organizationId),
      findExistingEmails(kysely, database.schema, emails),
    ]);
    const existing = new Map([...taken].map(([place, role]) => [emailKey(emails[place] ?? ""), role]));
    const mayInviteAs = (role: typeof defaultRole): boolean => mayManage(actor, role);
    const judged = judgeRows(rows, reading.columns, { roles, workspaces, defaultRole, mayInviteAs, existing });
    const { delimiter } = table;
    return {
      people: judged.people,
      rows: withBadLines(judged.rows, table),
      encoding,
      delimiter,
      reading,
      organizationId,
      installationId,
      cost: hashingCost,
    };
  });
}

async function decodeSource({ source, encoding }: BulkRequest): Promise<DecodedText> {
  if (source.by === "text") return { text: source.text, encoding: "utf-8" };
  return decodeText(nameOf(source), await bytesOf(source), encoding);
}

const bytesOf = (source: Exclude<TableSource, { by: "text" }>): Promise<Uint8Array> | Uint8Array =>
  source.by === "path" ? readBytes(source.path) : Buffer.from(source.base64, "base64");

const nameOf = (source: Exclude<TableSource, { by: "text" }>): string =>
  basename(source.by === "path" ? source.path : source.name).replaceAll(/\p{Cc}/gu, "?");

/** Errors: TABLE_EMPTY, TABLE_COLUMN_MISSING. */
function requireRows({ rows, badLines }: Table, { columns, header }: ColumnReading): void {
  const people = rows.length - (header === null ? 0 : 1);
  if (columns.email === undefined && rows.length > 0)
    throw new GatehouseError("TABLE_COLUMN_MISSING", "There is no column that is clearly the emails.");
  if (people <= 0 && badLines.length === 0) throw new GatehouseError("TABLE_EMPTY", "There is nobody in this table.");
}

const withBadLines = (rows: readonly RowVerdict[], { badLines }: Table): readonly RowVerdict[] =>
  [...rows, ...badLines.map(({ line, reason }) => ({ line, email: "", verdict: "refused" as const, reason }))].sort(
    (a, b) => a.line - b.line,
  );
