/** Listing the roles of a foreign installation, from the columns that it has. */
import { type RawBuilder, sql } from "kysely";
import type { Scope } from "../scope.js";
import { type ForeignPageQuery, type ForeignRows, matches, pageOf } from "./foreign-page.js";
import { type Catalogue, has } from "./read-catalogue.js";

export interface ForeignRoleRow {
  readonly id: string;
  readonly name: string;
  readonly shown: string | null;
  readonly description: string | null;
  readonly scope: string | null;
  readonly system: boolean | null;
  /** The column's value as JSON, whatever its shape. */
  readonly permissions: unknown;
}

/** Which facts of roles the columns give. Without `roles`, no role can be listed. */
export const knownOfRoles = (catalogue: Catalogue) => ({
  roles: has(catalogue, "roles", "id", "name"),
  scope: has(catalogue, "roles", "access_scope"),
  system: has(catalogue, "roles", "organization_id"),
  permissions: has(catalogue, "roles", "permissions"),
});

/** A page of roles, by the name that people read; an empty page where roles cannot be listed. */
export async function listForeignRoles(
  scope: Scope,
  catalogue: Catalogue,
  asked: ForeignPageQuery,
): Promise<ForeignRows<ForeignRoleRow>> {
  const { table } = scope;
  const known = knownOfRoles(catalogue);
  if (!known.roles) return { rows: [], total: 0 };
  const pick = (isKnown: boolean, column: RawBuilder<unknown>, type: string) =>
    isKnown ? column : sql`null::${sql.raw(type)}`;
  const shown = pick(has(catalogue, "roles", "display_name"), sql`r.display_name::text`, "text");
  const label = sql`coalesce(${shown}, r.name::text, '')`;
  const roles = sql`
    select r.id::text as id, coalesce(r.name::text, '') as name, ${shown} as shown,
           ${pick(has(catalogue, "roles", "description"), sql`r.description::text`, "text")} as description,
           ${pick(known.scope, sql`r.access_scope::text`, "text")} as scope,
           ${pick(known.system, sql`r.organization_id is null`, "boolean")} as system,
           ${pick(known.permissions, sql`to_jsonb(r.permissions)`, "jsonb")} as permissions,
           lower(${label}) collate "C" as sort_text, r.id::text collate "C" as key
      from ${table("roles")} r
     where ${matches(asked.search, [label])}`;
  return pageOf(scope, roles, asked, {
    columns: sql`page.id, page.name, page.shown, page.description, page.scope, page.system, page.permissions`,
    joins: sql``,
  });
}
