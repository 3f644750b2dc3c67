/** Listing the members of a foreign installation, from the columns that it has. */
import { type RawBuilder, sql } from "kysely";
import type { Scope } from "../scope.js";
import { type ForeignPageQuery, type ForeignRows, matches, pageOf } from "./foreign-page.js";
import { type Catalogue, has } from "./read-catalogue.js";

export interface ForeignMemberRow {
  readonly id: string;
  readonly email: string;
  readonly fullName: string | null;
  readonly organization: string | null;
  readonly role: string | null;
  readonly disabled: boolean | null;
  readonly createdAt: Date | null;
}

/** Which facts of members the columns give. Without `membership`, every row of `users` is listed. */
export const knownOfMembers = (catalogue: Catalogue) => {
  const membership = has(catalogue, "identities", "id", "user_id", "organization_id", "tenant_id");
  return {
    membership,
    fullName: has(catalogue, "users", "full_name"),
    role: membership && has(catalogue, "identities", "role_id") && has(catalogue, "roles", "id", "name"),
    disabled: has(catalogue, "users", "ls_user_id") && has(catalogue, "provider_users", "ls_user_id", "is_disabled"),
    createdAt: has(catalogue, "users", "created_at"),
  };
};

/**
 * A page of members, by email. A person in several organizations has a row for each; personal organizations are left
 * out, as in the product's published support queries. `disabled` is true where every login of the person is
 * deactivated, and null where the person has no login.
 */
export function listForeignMembers(
  scope: Scope,
  catalogue: Catalogue,
  asked: ForeignPageQuery,
): Promise<ForeignRows<ForeignMemberRow>> {
  const { table } = scope;
  const known = knownOfMembers(catalogue);
  const pick = (isKnown: boolean, column: RawBuilder<unknown>, type: string) =>
    isKnown ? column : sql`null::${sql.raw(type)}`;
  const shownName = has(catalogue, "roles", "display_name")
    ? sql`case when r.name = 'CUSTOM' then coalesce(r.display_name, r.name) else r.name end`
    : sql`r.name`;
  const notPersonal = has(catalogue, "organizations", "is_personal") ? sql`and o.is_personal is not true` : sql``;
  const memberships = sql`join ${table("identities")} i on i.user_id = u.id and i.tenant_id is null
    join ${table("organizations")} o on o.id = i.organization_id ${notPersonal}`;
  const roles = sql`left join ${table("roles")} r on r.id = i.role_id`;
  const fullName = pick(known.fullName, sql`u.full_name::text`, "text");
  const email = sql`coalesce(u.email::text, '')`;

  const people = sql`
    select u.id::text as id, ${email} as email, ${fullName} as "fullName",
           ${pick(known.membership && has(catalogue, "organizations", "display_name"), sql`o.display_name::text`, "text")} as organization,
           ${pick(known.role, sql`(${shownName})::text`, "text")} as role,
           ${pick(known.createdAt, sql`u.created_at::timestamptz`, "timestamptz")} as "createdAt",
           ${pick(known.disabled, sql`u.ls_user_id`, "uuid")} as login,
           lower(${email}) collate "C" as sort_text, ${known.membership ? sql`i.id::text` : sql`u.id::text`} collate "C" as key
      from ${table("users")} u ${known.membership ? memberships : sql``} ${known.role ? roles : sql``}
     where ${matches(asked.search, [email, fullName])}`;
  const logins = sql`left join (
      select ls_user_id, bool_and(is_disabled) as disabled from ${table("provider_users")}
       where ls_user_id in (select login from page) group by ls_user_id) l on l.ls_user_id = page.login`;
  return pageOf(scope, people, asked, {
    columns: sql`page.id, page.email, page."fullName", page.organization, page.role, page."createdAt",
      ${pick(known.disabled, sql`l.disabled`, "boolean")} as disabled`,
    joins: known.disabled ? logins : sql``,
  });
}
