/** Which members are meant: the conditions of a list, of a count and of a change to all that match. */
import { type RawBuilder, sql } from "kysely";
import type { Scope } from "../scope.js";
import { otherRank, rankOf, type TraitFilter, traitsOf } from "./member-traits.js";

/** How a text is looked for: anywhere in names and emails (an index on trigrams, or few members), or at their beginning. */
export type SearchWay = "anywhere" | "beginning";

export interface MemberFilter extends TraitFilter {
  readonly search?: string | undefined;
  readonly workspaceId?: string | undefined;
}

export type Condition = RawBuilder<unknown>;

/** True where nothing narrows the list. */
export const isEverybody = (filter: MemberFilter): boolean =>
  Object.values(filter).every((value) => value === undefined || value === "");

/** The conditions on `gatehouse_members m`; the organization is that of the installation. */
export function memberConditions(scope: Scope, filter: MemberFilter, way: SearchWay): readonly Condition[] {
  const traits = traitsOf(filter);
  const conditions = conditionsBesideTraits(scope, filter, way);
  return traits === null ? conditions : [...conditions, sql`m.traits = any(${[...traits]}::smallint[])`];
}

/** The same for whoever sees to `traitsOf(filter)`. */
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
