/** Listing the workspaces of a foreign installation, from the columns that it has. */
import { type RawBuilder, sql } from "kysely";
import type { Scope } from "../scope.js";
import { type ForeignPageQuery, type ForeignRows, matches, pageOf } from "./foreign-page.js";
import { type Catalogue, has } from "./read-catalogue.js";

export interface ForeignWorkspaceRow {
  readonly id: string;
  readonly name: string;
  readonly organization: string | null;
  readonly members: number | null;
  readonly archived: boolean | null;
  readonly createdAt: Date | null;
}

/** Which facts of workspaces the columns give. */
export const knownOfWorkspaces = (catalogue: Catalogue) => ({
  members: has(catalogue, "identities", "user_id", "tenant_id"),
  archived: has(catalogue, "tenants", "is_deleted"),
  createdAt: has(catalogue, "tenants", "created_at"),
  organization: has(catalogue, "tenants", "organization_id") && has(catalogue, "organizations", "display_name"),
});

/** A page of workspaces by name, archived ones among the others. Those of personal organizations are left out. */
export function listForeignWorkspaces(
  scope: Scope,
  catalogue: Catalogue,
  asked: ForeignPageQuery,
): Promise<ForeignRows<ForeignWorkspaceRow>> {
  const { table } = scope;
  const known = knownOfWorkspaces(catalogue);
  const pick = (isKnown: boolean, column: RawBuilder<unknown>, type: string) =>
    isKnown ? column : sql`null::${sql.raw(type)}`;
  const joined = has(catalogue, "tenants", "organization_id");
  const personal = joined && has(catalogue, "organizations", "is_personal");
  const name = sql`coalesce(t.display_name::text, '')`;

  const workspaces = sql`
    select t.id as "tenantId", t.id::text as id, ${name} as name,
           ${pick(known.organization, sql`o.display_name::text`, "text")} as organization,
           ${pick(known.archived, sql`t.is_deleted`, "boolean")} as archived,
           ${pick(known.createdAt, sql`t.created_at::timestamptz`, "timestamptz")} as "createdAt",
           lower(${name}) collate "C" as sort_text, t.id::text collate "C" as key
      from ${table("tenants")} t ${joined ? sql`left join ${table("organizations")} o on o.id = t.organization_id` : sql``}
     where ${matches(asked.search, [name])} ${personal ? sql`and o.is_personal is not true` : sql``}`;
  const counts = sql`left join (
      select tenant_id, count(distinct user_id)::int as members from ${table("identities")}
       where tenant_id in (select "tenantId" from page) group by tenant_id) m on m.tenant_id = page."tenantId"`;
  return pageOf(scope, workspaces, asked, {
    columns: sql`page.id, page.name, page.organization, page.archived, page."createdAt",
      ${pick(known.members, sql`coalesce(m.members, 0)`, "int")} as members`,
    joins: known.members ? counts : sql``,
  });
}
