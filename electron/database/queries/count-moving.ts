/** Counting what a change of some members' email domain would do. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";
import { type MemberFilter, memberConditions, type SearchWay } from "./member-filter.js";

export interface MovingCounts {
  /** Members whose email is at the domain `from`. */
  readonly moving: number;
  /** How many of them cannot change, because a user has their email at the domain `to` already. */
  readonly taken: number;
  /** The present emails of up to 20 of these. */
  readonly someTaken: readonly string[];
}

/** Exact counts, of the members named by id or of all that match the filter. */
export async function countMoving(
  scope: Scope,
  who: { readonly ids: readonly string[] } | { readonly filter: MemberFilter; readonly way: SearchWay },
  { from, to }: { readonly from: string; readonly to: string },
): Promise<MovingCounts> {
  const { kysely, table } = scope;
  const conditions =
    "ids" in who
      ? [...memberConditions(scope, {}, "anywhere"), sql`m.user_id = any(${[...who.ids]}::uuid[])`]
      : memberConditions(scope, who.filter, who.way);
  const at = `@${from}`.toLowerCase();
  const moves = from.toLowerCase() !== to.toLowerCase();
  const { rows } = await sql<MovingCounts>`
    with moving as (
      select m.email, left(m.email_key, -length(${at})) || lower(${`@${to}`}) as next
        from ${table("gatehouse_members")} m
       where ${sql.join(conditions, sql` and `)} and right(m.email_key, length(${at})) = ${at}
    ), taken as (
      select email from moving
       where ${moves} and exists (select from ${table("users")} u where lower(u.email) = moving.next)
    )
    select (select count(*) from moving) as moving, (select count(*) from taken) as taken,
           coalesce((select array_agg(email) from (select email from taken order by email limit 20) t), '{}') as "someTaken"`.execute(
    kysely,
  );
  return rows[0] ?? { moving: 0, taken: 0, someTaken: [] };
}
