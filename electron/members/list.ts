/** Lists members and workspaces. */

import { z } from "zod";
import type { Member, MemberPage, Workspace } from "../../shared/contract/members.js";
import { GatehouseError } from "../../shared/errors.js";
import type { Database } from "../database/connect.js";
import { isUndefinedTable } from "../database/errors.js";
import { cursorOf, pageOf } from "../database/paging.js";
import { countedExactly, listMembers, type MemberRow } from "../database/queries/list-members.js";
import { listWorkspaces as selectWorkspaces } from "../database/queries/list-workspaces.js";
import {
  isPosition,
  type MemberOrder,
  type MemberPosition,
  type MemberSort,
} from "../database/queries/member-order.js";
import type { Scope } from "../database/scope.js";
import { query } from "../database/transaction.js";
import { readMemberSettings } from "../organization/settings.js";
import { type AskedFilter, readFilter } from "./filter.js";
import { searchingFor } from "./search-way.js";

export interface MemberQuery extends AskedFilter {
  readonly sort?: MemberSort | undefined;
  readonly descending?: boolean | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

type Total = Pick<MemberPage, "total" | "totalIs">;

/**
 * Returns a page of the members who match, in the order asked for. Any page takes one statement; looking up the name of
 * a workspace and the first search in a while take one more each. Errors: USAGE for a cursor that is invalid or of
 * another order, ROLE_UNKNOWN, WORKSPACE_NOT_FOUND, WORKSPACE_AMBIGUOUS.
 */
export async function listMembersPage(database: Database, asked: MemberQuery): Promise<MemberPage> {
  const order = { sort: asked.sort ?? "created", descending: asked.descending ?? false };
  const { limit } = asked;
  const from = startOf(asked.cursor, order);
  const read = query(database, async (scope) => {
    const filter = await readFilter(scope, asked);
    const { way, note } = await searchingFor(scope, database, filter.search);
    const rows = await listMembers(scope, {
      filter,
      way,
      order,
      limit: limit + 1,
      after: from?.position,
      withTotal: from === undefined,
    });
    if (rows === undefined) return await refuse(scope);
    const total = from?.total ?? describeTotal(rows.total ?? 0, rows.isEstimate, countedExactly(filter));
    const { page, nextCursor } = pageOf(rows.members, limit, ({ position }) =>
      cursors.write([order.sort, order.descending, [...position], total.total, total.totalIs]),
    );
    return {
      users: page.map(showMember),
      ...total,
      nextCursor,
      searchNote: note,
    };
  });
  return read.catch(async (error: unknown) => {
    if (isUndefinedTable(error)) await query(database, readMemberSettings); // throws an error that says what is missing
    throw error;
  });
}

/**
 * Reads from the cursor where the page before ended, and the total. Errors: USAGE, also for a cursor of another order.
 */
function startOf(
  cursor: string | undefined,
  order: MemberOrder,
): { readonly position: MemberPosition; readonly total: Total } | undefined {
  const start = cursors.read(cursor);
  if (start === undefined) return undefined;
  const [sort, descending, position, total, totalIs] = start;
  if (sort !== order.sort || descending !== order.descending) {
    throw new GatehouseError("USAGE", "This cursor belongs to a list in another order.");
  }
  return { position, total: { total, totalIs } };
}

/** Errors: the one that says why there are no members to list. */
async function refuse(scope: Scope): Promise<never> {
  await readMemberSettings(scope);
  throw new GatehouseError("NO_INSTALLATION", "The installation has no members.");
}

/** Turns a row into the contract's member. Moments become ISO 8601 text. */
export const showMember = ({
  position: _position,
  createdAt,
  lastSignInAt,
  passwordSetAt,
  ...member
}: Omit<MemberRow, "position"> & { readonly position?: MemberPosition }): Member => ({
  ...member,
  passwordSetAt: passwordSetAt?.toISOString() ?? null,
  createdAt: createdAt.toISOString(),
  lastSignInAt: lastSignInAt?.toISOString() ?? null,
});

const describeTotal = (total: number, isEstimate: boolean, counted: number): Total => {
  if (isEstimate) return { total, totalIs: "estimate" };
  return total > counted ? { total: counted, totalIs: "at-least" } : { total, totalIs: "exact" };
};

/** Lists the workspaces that are not archived, by name. */
export async function listWorkspaces(database: Database): Promise<readonly Workspace[]> {
  return query(database, async (scope) => {
    const { organizationId } = await readMemberSettings(scope);
    return selectWorkspaces(scope, organizationId);
  });
}

/** A cursor holds the order, where the page ended, and the total, which is counted once, for the first page. */
const cursors = cursorOf(
  "a list of members in this order",
  z
    .tuple([
      z.enum(["created", "email", "name", "lastSignIn", "role"]),
      z.boolean(),
      z.array(z.string()),
      z.int().min(0),
      z.enum(["exact", "estimate", "at-least"]),
    ])
    .refine(([sort, , position]) => isPosition(sort, position)),
);
