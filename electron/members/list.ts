/** Listing members and workspaces. */
import type { Kysely } from "kysely";
import { z } from "zod";
import type { Member, MemberPage, Workspace } from "../../shared/contract/members.js";
import { GatehouseError } from "../../shared/errors.js";
import type { Database } from "../database/connect.js";
import { isUndefinedTable } from "../database/errors.js";
import { countedExactly, listMembers, type MemberRow } from "../database/queries/list-members.js";
import { listWorkspaces as selectWorkspaces } from "../database/queries/list-workspaces.js";
import {
  isPosition,
  type MemberOrder,
  type MemberPosition,
  type MemberSort,
} from "../database/queries/member-order.js";
import type { Tables } from "../database/tables.js";
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
 * A page of those who match, in the order asked for: one statement, whichever page it is (a workspace's name and the
 * first search of a while cost one more each). Errors: USAGE for a cursor that is none or of another order,
 * ROLE_UNKNOWN, WORKSPACE_NOT_FOUND, WORKSPACE_AMBIGUOUS.
 */
export async function listMembersPage(database: Database, asked: MemberQuery): Promise<MemberPage> {
  const order = { sort: asked.sort ?? "created", descending: asked.descending ?? false };
  const { limit } = asked;
  const from = asked.cursor === undefined ? undefined : readCursor(asked.cursor, order);
  return query(database, async (kysely) => {
    const filter = await readFilter(kysely, database.schema, asked);
    const { way, note } = await searchingFor(kysely, database, filter.search);
    const rows = await listMembers(kysely, database.schema, {
      ...{ filter, way, order, limit: limit + 1, after: from?.position, withTotal: from === undefined },
    }).catch(async (error: unknown) => {
      if (isUndefinedTable(error)) await readMemberSettings(kysely, database.schema); // says better what is missing
      throw error;
    });
    if (rows === undefined) return await refuse(kysely, database);
    const page = rows.members.slice(0, limit);
    const last = page.at(-1);
    const total = from?.total ?? describeTotal(rows.total ?? 0, rows.isEstimate, countedExactly(filter));
    const more = rows.members.length > limit && last !== undefined;
    return {
      users: page.map(showMember),
      ...total,
      nextCursor: more ? writeCursor(order, last.position, total) : null,
      searchNote: note,
    };
  });
}

/** Says why there are no members here. */
async function refuse(kysely: Kysely<Tables>, database: Database): Promise<never> {
  await readMemberSettings(kysely, database.schema);
  throw new GatehouseError("NO_INSTALLATION", "The installation has no members.");
}

/** A row as the contract has it. */
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

/** The workspaces that are not deleted, by name. */
export async function listWorkspaces(database: Database): Promise<readonly Workspace[]> {
  return query(database, async (kysely) => {
    const { organizationId } = await readMemberSettings(kysely, database.schema);
    return selectWorkspaces(kysely, organizationId);
  });
}

/** Where the page before ended, in which order, and the total, so that it is counted once. */
const cursorContent = z.tuple([
  z.string(),
  z.boolean(),
  z.array(z.string()),
  z.number(),
  z.enum(["exact", "estimate", "at-least"]),
]);

const writeCursor = ({ sort, descending }: MemberOrder, position: MemberPosition, { total, totalIs }: Total): string =>
  Buffer.from(JSON.stringify([sort, descending, position, total, totalIs])).toString("base64url");

function readCursor(
  cursor: string,
  { sort, descending }: MemberOrder,
): { readonly position: MemberPosition; readonly total: Total } {
  const content = cursorContent.safeParse(parseJson(Buffer.from(cursor, "base64url").toString())).data;
  if (content === undefined || !isPosition(sort, content[2])) {
    throw new GatehouseError("USAGE", "This cursor does not come from a list of members in this order.");
  }
  if (content[0] !== sort || content[1] !== descending) {
    throw new GatehouseError("USAGE", "This cursor belongs to a list in another order.");
  }
  return { position: content[2], total: { total: content[3], totalIs: content[4] } };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
