/** Finding members by a filter, an id or an email, and counting whom a change would reach. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";
import { type MemberRow, memberColumns } from "./list-members.js";
import { type Condition, type MemberFilter, memberConditions, type SearchWay } from "./member-filter.js";

/** Up to `limit` ids of the members who match, in the order of ids, after the id `after`. */
export async function findMatchingIds(
  scope: Scope,
  ask: {
    readonly filter: MemberFilter;
    readonly way: SearchWay;
    readonly after: string | null;
    readonly limit: number;
  },
): Promise<readonly string[]> {
  const conditions = [
    ...memberConditions(scope, ask.filter, ask.way),
    ...(ask.after === null ? [] : [sql`m.user_id > ${ask.after}::uuid`]),
  ];
  const { rows } = await sql<{ id: string }>`
    select m.user_id as id from ${scope.table("gatehouse_members")} m
     where ${sql.join(conditions, sql` and `)} order by m.user_id limit ${ask.limit}`.execute(scope.kysely);
  return rows.map(({ id }) => id);
}

/** The member with this id or this email, which is compared without case; undefined where there is none. */
export async function findMember(
  scope: Scope,
  which: { readonly id: string } | { readonly email: string },
): Promise<Omit<MemberRow, "position"> | undefined> {
  const condition =
    "id" in which ? sql`m.user_id = ${which.id}::uuid` : sql`m.email_key = lower(${which.email.trim()})`;
  const { rows } = await sql<Omit<MemberRow, "position">>`
    select ${memberColumns} from ${scope.table("gatehouse_members")} m
     where ${sql.join([...memberConditions(scope, {}, "anywhere"), condition], sql` and `)}`.execute(scope.kysely);
  return rows[0];
}

export interface MembershipRow {
  readonly workspaceId: string;
  readonly workspace: string;
  readonly archived: boolean;
  readonly role: string;
  readonly shownRole: string;
  readonly since: Date;
}

/** The workspaces a member is in, by name, archived ones last. */
export async function findMemberships({ kysely }: Scope, userId: string): Promise<readonly MembershipRow[]> {
  return kysely
    .selectFrom("identities")
    .innerJoin("tenants", "tenants.id", "identities.tenant_id")
    .innerJoin("roles", "roles.id", "identities.role_id")
    .select([
      "tenants.id as workspaceId",
      "tenants.display_name as workspace",
      "tenants.is_deleted as archived",
      "roles.name as role",
      "roles.display_name as shownRole",
      "identities.created_at as since",
    ])
    .where("identities.user_id", "=", userId)
    .orderBy("tenants.is_deleted")
    .orderBy("tenants.display_name")
    .orderBy("tenants.id")
    .execute();
}

export interface MeetingCounts {
  readonly members: number;
  readonly admins: number;
  readonly liveSessions: number;
  readonly includesActor: boolean;
}

/** Exact counts, of the members named by id or of all that match the filter. */
export async function countMeeting(
  scope: Scope,
  who: { readonly ids: readonly string[] } | { readonly filter: MemberFilter; readonly way: SearchWay },
  actorId: string | null,
): Promise<MeetingCounts> {
  const conditions: readonly Condition[] =
    "ids" in who
      ? [...memberConditions(scope, {}, "anywhere"), sql`m.user_id = any(${[...who.ids]}::uuid[])`]
      : memberConditions(scope, who.filter, who.way);
  const from = sql`${scope.table("gatehouse_members")} m where ${sql.join(conditions, sql` and `)}`;
  const { rows } = await sql<MeetingCounts>`
    select count(*) as members, count(*) filter (where m.role = 'ORGANIZATION_ADMIN') as admins,
           coalesce(bool_or(m.user_id = ${actorId}::uuid), false) as "includesActor",
           (select count(*) from ${scope.table("sessions")} s where s.ended_at is null and s.expires_at > now()
               and exists (select from ${from} and m.user_id = s.user_id)) as "liveSessions"
      from ${from}`.execute(scope.kysely);
  return rows[0] ?? { members: 0, admins: 0, liveSessions: 0, includesActor: false };
}
