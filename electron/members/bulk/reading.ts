/** Reads a table of people and judges its rows. */
import type { BulkRequest } from "../../../shared/contract/bulk-invites.js";
import { emailKey } from "../../../shared/email.js";
import { GatehouseError } from "../../../shared/errors.js";
import { parseOrganizationRole } from "../../../shared/roles.js";
import type { Database } from "../../database/connect.js";
import { findExistingEmails } from "../../database/queries/find-existing-emails.js";
import { listRoles } from "../../database/queries/list-roles.js";
import { listWorkspaces } from "../../database/queries/list-workspaces.js";
import { query } from "../../database/transaction.js";
import type { Actor } from "../../organization/actor.js";
import { mayManage, mayPlace, requireMayInvite } from "../../organization/authority.js";
import { readMemberSettings } from "../../organization/settings.js";
import type { HashingCost } from "../../security/passwords.js";
import type { ColumnReading } from "./columns.js";
import { type Judged, judgeRows, type World } from "./people.js";
import { readSheet, withBadLines } from "./sheet.js";
import type { BadLine } from "./table.js";

export interface ReadPeople extends Judged {
  readonly encoding: string;
  readonly delimiter: string;
  readonly reading: ColumnReading;
  readonly organizationId: string;
  readonly installationId: string;
  readonly cost: HashingCost;
}

/**
 * Reads and judges a table; changes nothing. Errors: those of reading a file, FILE_NOT_TEXT, TABLE_EMPTY,
 * TABLE_TOO_LONG, TABLE_COLUMN_MISSING, ROLE_UNKNOWN, ROLE_INSUFFICIENT.
 */
export async function readPeople(database: Database, actor: Actor, request: BulkRequest): Promise<ReadPeople> {
  const defaultRole = parseOrganizationRole(request.role);
  if (defaultRole === undefined)
    throw new GatehouseError("ROLE_UNKNOWN", `There is no organization role "${request.role}".`);
  requireMayInvite(actor, defaultRole);
  const { table, encoding, reading, rows } = await readSheet(request);
  const emails = [...new Set(rows.map(({ cells }) => cells[reading.columns.email ?? 0] ?? ""))];

  return query(database, async (scope) => {
    const { organizationId, installationId, hashingCost } = await readMemberSettings(scope);
    const [roles, workspaces, taken] = await Promise.all([
      listRoles(scope, organizationId),
      listWorkspaces(scope, organizationId),
      findExistingEmails(scope, emails),
    ]);
    const existing = new Map([...taken].map(([index, role]) => [emailKey(emails[index] ?? ""), role]));
    const mayInviteAs = (role: typeof defaultRole): boolean => mayManage(actor, role);
    const mayPlaceAs: World["mayPlaceAs"] = (role) => mayPlace(actor, role);
    const world = { roles, workspaces, defaultRole, mayInviteAs, mayPlaceAs, existing };
    const judged = judgeRows(rows, reading.columns, world);
    const { delimiter } = table;
    return {
      people: judged.people,
      rows: withBadLines(judged.rows, table, badRow),
      encoding,
      delimiter,
      reading,
      organizationId,
      installationId,
      cost: hashingCost,
    };
  });
}

const badRow = ({ line, reason }: BadLine) => ({ line, email: "", verdict: "refused" as const, reason });
