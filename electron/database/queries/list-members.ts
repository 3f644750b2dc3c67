/** Listing the organization's members by keyset: every page is equally quick. One statement gives page and total. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";
import {
  type Condition,
  conditionsBesideTraits,
  isEverybody,
  type MemberFilter,
  memberConditions,
  type SearchWay,
} from "./member-filter.js";
import { isAfter, type MemberOrder, type MemberPosition, orderBy, positionOf } from "./member-order.js";
import { traitsOf } from "./member-traits.js";

export interface MemberRow {
  readonly id: string;
  readonly email: string;
  readonly fullName: string | null;
  readonly role: string;
  readonly disabled: boolean;
  readonly hasPassword: boolean;
  readonly initialPassword: boolean;
  readonly passwordSetAt: Date | null;
  readonly createdAt: Date;
  readonly lastSignInAt: Date | null;
  readonly version: string;
  readonly position: MemberPosition;
}

export interface MemberPageQuery {
  readonly filter: MemberFilter;
  readonly way: SearchWay;
  readonly order: MemberOrder;
  readonly limit: number;
  readonly after: MemberPosition | undefined;
  /** True to also count: up to `countedExactly`, or without a filter by the planner's estimate where there are more. */
  readonly withTotal: boolean;
}

export interface MemberRows {
  readonly members: readonly MemberRow[];
  /** `countedExactly + 1` means that there are more than `countedExactly`; null where it was not asked for. */
  readonly total: number | null;
  readonly isEstimate: boolean;
}

/** Totals are counted up to this number. Counting more would cost more than the page, and most with a search. */
export const countedExactly = (filter: MemberFilter): number =>
  filter.search === undefined || filter.search === "" ? 10_000 : 1000;

/** The columns of `gatehouse_members m` that make a `MemberRow`, without the position. */
export const memberColumns = sql`m.user_id as id, m.email, m.full_name as "fullName", m.role, m.is_disabled as disabled,
  m.has_password as "hasPassword", m.password_is_initial as "initialPassword", m.password_set_at as "passwordSetAt",
  m.created_at as "createdAt", m.last_sign_in_at as "lastSignInAt", m.version::text as version`;

/** Up to `limit` members after `after`; undefined where there is no installation with email/password login. */
export async function listMembers(
  scope: Scope,
  { filter, way, order, limit, after, withTotal }: MemberPageQuery,
): Promise<MemberRows | undefined> {
  const { kysely, schema, table } = scope;
  const members = sql`${table("gatehouse_members")} m`;
  const matching = sql.join(memberConditions(scope, filter, way), sql` and `);
  const walk = (conditions: readonly Condition[]) => sql`
    select m.* from ${members}
     where ${sql.join(after === undefined ? conditions : [...conditions, isAfter(order, after)], sql` and `)}
     order by ${orderBy(order)} limit ${limit}`;
  const traits = traitsOf(filter);
  // A search finds few members, so the traits are a condition. Else an index gives the members of each of the traits.
  const walked =
    traits === null || (filter.search ?? "") !== ""
      ? walk(memberConditions(scope, filter, way))
      : sql`select each.* from unnest(${[...traits]}::smallint[]) trait cross join lateral
        (${walk([...conditionsBesideTraits(scope, filter, way), sql`m.traits = trait`])}) each`;
  const counted = sql`(select count(*) from (select from ${members} where ${matching} limit ${countedExactly(filter) + 1}) counted)`;
  const estimated = sql`(select reltuples::bigint from pg_class
     where oid = to_regclass(format('%I.%I', ${schema}::text, 'gatehouse_members')) and reltuples > 2 * ${countedExactly(filter)}::int)`;
  const total = isEverybody(filter) ? sql`coalesce(${estimated}, ${counted})` : counted;
  const isEstimate = isEverybody(filter) ? sql`${estimated} is not null` : sql`false`;
  const { rows } = await sql<Partial<MemberRow> & { readonly total: number | null; readonly isEstimate: boolean }>`
    select page.*, ${withTotal ? total : sql`null::bigint`} as total, ${withTotal ? isEstimate : sql`false`} as "isEstimate"
      from (select from ${table("installation")} where auth_mode = 'basic') installation
      left join (select ${memberColumns}, ${positionOf(order.sort)} as position
                   from (${walked}) m order by ${orderBy(order)} limit ${limit}) page on true`.execute(kysely);
  const [first] = rows;
  if (first === undefined) return undefined;
  return {
    members: rows.flatMap(({ total: _total, isEstimate: _estimate, ...row }) => (isRow(row) ? [row] : [])),
    total: first.total,
    isEstimate: first.isEstimate,
  };
}

/** For an empty page the statement answers one row without a member. */
const isRow = (row: Partial<MemberRow>): row is MemberRow => typeof row.id === "string";
