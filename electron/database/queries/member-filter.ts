/** Which members are meant: the conditions of a list, of a count and of a change to all that match. */
import { type RawBuilder, sql } from "kysely";

/** How a text is looked for: anywhere in names and emails (an index on trigrams, or few members), or at their beginning. */
export type SearchWay = "anywhere" | "beginning";

export interface MemberFilter {
  readonly search?: string | undefined;
  /** Stored names of organization roles: any of them. */
  readonly role?: string | undefined;
  readonly workspaceId?: string | undefined;
  readonly state?: "active" | "disabled" | undefined;
  readonly neverSignedIn?: boolean | undefined;
  readonly initialPassword?: boolean | undefined;
}

export type Condition = RawBuilder<unknown>;

/** True where nothing narrows the list. */
export const isEverybody = (filter: MemberFilter): boolean =>
  Object.values(filter).every((value) => value === undefined || value === "");

/** The conditions on `gatehouse_members m`; the organization is that of the installation. */
export function memberConditions(schema: string, filter: MemberFilter, way: SearchWay): readonly Condition[] {
  const { search = "", role, workspaceId, state, neverSignedIn, initialPassword } = filter;
  const conditions: Condition[] = [
    sql`m.organization_id = (select organization_id from ${sql.id(schema, "installation")} where auth_mode = 'basic')`,
  ];
  const literal = search.replace(/[\\%_]/g, "\\$&");
  if (search !== "" && way === "anywhere") conditions.push(sql`m.search_key like lower(${`%${literal}%`})`);
  if (search !== "" && way === "beginning") {
    conditions.push(sql`(m.email_key like lower(${`${literal}%`}) or m.name_key like lower(${`${literal}%`}))`);
  }
  // By rank, which two indexes begin with.
  if (role !== undefined) conditions.push(sql`m.role_rank = ${rankOf(role)}::smallint`, sql`m.role = ${role}`);
  if (workspaceId !== undefined) {
    conditions.push(sql`exists (select from ${sql.id(schema, "identities")} w
      where w.user_id = m.user_id and w.tenant_id = ${workspaceId}::uuid)`);
  }
  if (state !== undefined) conditions.push(state === "disabled" ? sql`m.is_disabled` : sql`not m.is_disabled`);
  if (neverSignedIn !== undefined) {
    conditions.push(neverSignedIn ? sql`m.seen_at = '-infinity'` : sql`m.seen_at > '-infinity'`);
  }
  if (initialPassword !== undefined) {
    conditions.push(initialPassword ? sql`m.password_is_initial` : sql`not m.password_is_initial`);
  }
  return conditions;
}

const ranks = ["ORGANIZATION_ADMIN", "ORGANIZATION_OPERATOR", "ORGANIZATION_USER", "ORGANIZATION_VIEWER"];

/** As the generated column `role_rank` has it (schema/migrations/0005-member-list.ts). */
const rankOf = (role: string): number => (ranks.includes(role) ? ranks.indexOf(role) + 1 : 5);
