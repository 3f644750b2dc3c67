/** Listing members and workspaces. */
import type { MemberPage, Workspace } from "../../shared/contract/members.js";
import { GatehouseError } from "../../shared/errors.js";
import type { Database } from "../database/connect.js";
import { countMembers, listMembers, type MemberPosition } from "../database/queries/list-members.js";
import { listWorkspaces as selectWorkspaces } from "../database/queries/list-workspaces.js";
import { query } from "../database/transaction.js";
import { readMemberSettings } from "./settings.js";

export interface MemberQuery {
  readonly search?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** A page in the order members were made; `total` is exact for the search. Errors: USAGE for a cursor that is none. */
export async function listMembersPage(database: Database, { search, limit, cursor }: MemberQuery): Promise<MemberPage> {
  const after = cursor === undefined ? undefined : readCursor(cursor);
  return query(database, async (kysely) => {
    const { organizationId } = await readMemberSettings(kysely, database.schema);
    const filter = { organizationId, search: search?.trim() };
    const total = await countMembers(kysely, filter);
    const rows = await listMembers(kysely, filter, limit + 1, after);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      users: page.map(({ createdAtText: _position, createdAt, lastSignInAt, ...member }) => ({
        ...member,
        createdAt: createdAt.toISOString(),
        lastSignInAt: lastSignInAt?.toISOString() ?? null,
      })),
      total,
      nextCursor:
        rows.length > limit && last !== undefined ? writeCursor({ createdAt: last.createdAtText, id: last.id }) : null,
    };
  });
}

/** The workspaces that are not deleted, by name. */
export async function listWorkspaces(database: Database): Promise<readonly Workspace[]> {
  return query(database, async (kysely) => {
    const { organizationId } = await readMemberSettings(kysely, database.schema);
    return selectWorkspaces(kysely, organizationId);
  });
}

const writeCursor = ({ createdAt, id }: MemberPosition): string =>
  Buffer.from(`${createdAt}|${id}`).toString("base64url");

function readCursor(cursor: string): MemberPosition {
  const match = /^(\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?[+-]\d\d(?::\d\d){0,2})\|([0-9a-f-]{36})$/.exec(
    Buffer.from(cursor, "base64url").toString(),
  );
  if (match?.[1] === undefined || match[2] === undefined) {
    throw new GatehouseError("USAGE", "This cursor does not come from a list of members.");
  }
  return { createdAt: match[1], id: match[2] };
}
