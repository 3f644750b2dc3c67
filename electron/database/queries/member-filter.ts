/** The filter of members as SQL conditions, for lists, counts and changes of all that match. */
import { type RawBuilder, sql } from "kysely";
import type { Scope } from "../scope.js";
import { otherRank, rankOf, type TraitFilter, traitsOf } from "./member-traits.js";

/** Where a search looks: anywhere in names and emails (by a trigram index, or among few), or at their beginning. */
export type SearchWay = "anywhere" | "beginning";

export interface MemberFilter extends TraitFilter {
  readonly search?: string | undefined;
  readonly workspaceId?: string | undefined;
}

/** A boolean SQL expression. */
export type Condition = RawBuilder<unknown>;

/** True where the filter matches every member. */
export const isEverybody = (filter: MemberFilter): boolean =>
  Object.values(filter).every((value) => value === undefined || value === "");

/** The filter's conditions on `gatehouse_members m`, with one for the installation's organization. */
export function memberConditions(scope: Scope, filter: MemberFilter, way: SearchWay): readonly Condition[] {
  const traits = traitsOf(filter);
  const conditions = conditionsBesideTraits(scope, filter, way);
  return traits === null ? conditions : [...conditions, sql`m.traits = any(${[...traits]}::smallint[])`];
}

/** The conditions of `memberConditions` except traits, for callers that apply `traitsOf(filter)` themselves. */
export function conditionsBesideTraits({ table }: Scope, filter: MemberFilter, way: SearchWay): readonly Condition[] {
  const { search = "", role, workspaceId } = filter;
  const conditions: Condition[] = [
    sql`m.organization_id = (select organization_id from ${table("installation")} where auth_mode = 'basic')`,
  ];
  const literal = search.replace(/[\\%_]/g, "\\$&");
  if (search !== "" && way === "anywhere") conditions.push(sql`m.search_key like lower(${`%${literal}%`})`);
  if (search !== "" && way === "beginning") {
    conditions.push(sql`(m.email_key like lower(${`${literal}%`}) or m.name_key like lower(${`${literal}%`}))`);
  }
  if (role !== undefined && rankOf(role) === otherRank) conditions.push(sql`m.role = ${role}`);
  if (workspaceId !== undefined) {
    conditions.push(sql`exists (select from ${table("identities")} w
      where w.user_id = m.user_id and w.tenant_id = ${workspaceId}::uuid)`);
  }
  return conditions;
}
