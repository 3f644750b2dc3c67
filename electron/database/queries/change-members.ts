/** Changes of many members, in a few statements each. The caller has checked who may change whom. */
import { sql } from "kysely";
import type { Transaction } from "../scope.js";

const given = (ids: readonly string[]) => sql`any(${[...ids]}::uuid[])`;

/** Gives members this organization role. Organization Admins also become Admin of every workspace not archived. */
export async function setOrganizationRole(
  { kysely, table }: Transaction,
  ids: readonly string[],
  role: string,
): Promise<void> {
  const system = (name: string) =>
    sql`(select id from ${table("roles")} where name = ${name} and organization_id is null)`;
  await sql`
    update ${table("identities")} set role_id = ${system(role)}
     where user_id = ${given(ids)} and tenant_id is null`.execute(kysely);
  if (role !== "ORGANIZATION_ADMIN") return;
  await sql`
    insert into ${table("identities")} (organization_id, tenant_id, user_id, role_id, access_scope, parent_identity_id)
    select i.organization_id, t.id, i.user_id, ${system("WORKSPACE_ADMIN")}, 'workspace', i.id
      from ${table("identities")} i join ${table("tenants")} t on t.organization_id = i.organization_id
     where i.user_id = ${given(ids)} and i.tenant_id is null and not t.is_deleted
        on conflict (tenant_id, user_id) where tenant_id is not null do update set role_id = excluded.role_id`.execute(
    kysely,
  );
}

/** Gives each member a new full name; null removes it. */
export async function renameMembers(
  { kysely, table }: Transaction,
  members: readonly { readonly id: string; readonly fullName: string | null }[],
): Promise<void> {
  const names = members.map(({ fullName }) => fullName);
  const wanted = sql`unnest(${members.map(({ id }) => id)}::uuid[], ${names}::text[]) as given(id, name)`;
  await sql`
    update ${table("users")} u set full_name = given.name, updated_at = now()
      from ${wanted} where u.id = given.id`.execute(kysely);
  await sql`
    update ${table("provider_users")} p set full_name = given.name, updated_at = now()
      from ${table("users")} u join ${wanted} on u.id = given.id where u.ls_user_id = p.ls_user_id`.execute(kysely);
}

/**
 * Gives each member a new email. The database's error 23505 says that a user already has one of them, even a user whose
 * email changes in the same call.
 */
export async function changeEmails(
  { kysely, table }: Transaction,
  members: readonly { readonly id: string; readonly email: string }[],
): Promise<void> {
  const emails = members.map(({ email }) => email);
  const wanted = sql`unnest(${members.map(({ id }) => id)}::uuid[], ${emails}::text[]) as given(id, email)`;
  await sql`
    update ${table("users")} u set email = given.email, updated_at = now()
      from ${wanted} where u.id = given.id`.execute(kysely);
  await sql`
    update ${table("provider_users")} p set email = given.email, updated_at = now()
      from ${table("users")} u join ${wanted} on u.id = given.id where u.ls_user_id = p.ls_user_id`.execute(kysely);
}

/** Deactivates members, or activates them again. A member without a login gets one without a password. */
export async function setDisabled(
  { kysely, table }: Transaction,
  ids: readonly string[],
  isDisabled: boolean,
): Promise<void> {
  await sql`
    insert into ${table("provider_users")} (ls_user_id, email, full_name, provisioning_method, is_disabled)
    select u.ls_user_id, u.email, u.full_name, 'disabling', ${isDisabled} from ${table("users")} u where u.id = ${given(ids)}
        on conflict (provider, ls_user_id) do update set is_disabled = excluded.is_disabled, updated_at = now()`.execute(
    kysely,
  );
}

/**
 * Deletes the members' identities and logins. The users' rows stay, because what these people made refers to them. A
 * removed user's email gets a suffix, so that the email is free for a new invitation.
 */
export async function removeMembers({ kysely, table }: Transaction, ids: readonly string[]): Promise<void> {
  await sql`delete from ${table("identities")} where user_id = ${given(ids)} and tenant_id is not null`.execute(kysely);
  await sql`delete from ${table("identities")} where user_id = ${given(ids)}`.execute(kysely);
  await sql`
    delete from ${table("provider_users")} p using ${table("users")} u
     where u.ls_user_id = p.ls_user_id and u.id = ${given(ids)}`.execute(kysely);
  await sql`
    update ${table("users")} set updated_at = now(), email = email || ' (removed ' ||
           to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || ')'
     where id = ${given(ids)}`.execute(kysely);
}

export interface WorkspaceRoleOf {
  readonly workspaceId: string;
  readonly roleId: string;
}

/** Adds members to the workspace with this role. Members who are in it already get the role too. */
export async function putIntoWorkspace(
  { kysely, table }: Transaction,
  ids: readonly string[],
  { workspaceId, roleId }: WorkspaceRoleOf,
): Promise<void> {
  await sql`
    insert into ${table("identities")} (organization_id, tenant_id, user_id, role_id, access_scope, parent_identity_id)
    select i.organization_id, ${workspaceId}::uuid, i.user_id, ${roleId}::uuid, 'workspace', i.id
      from ${table("identities")} i where i.user_id = ${given(ids)} and i.tenant_id is null
        on conflict (tenant_id, user_id) where tenant_id is not null do update set role_id = excluded.role_id`.execute(
    kysely,
  );
}

/** Gives members this role in every workspace they are in, archived ones too; null takes them out of all of these. */
export async function placeInWorkspaces(
  { kysely, table }: Transaction,
  ids: readonly string[],
  roleId: string | null,
): Promise<void> {
  const identities = table("identities");
  const theirs = sql`user_id = ${given(ids)} and tenant_id is not null`;
  await (roleId === null
    ? sql`delete from ${identities} where ${theirs}`
    : sql`update ${identities} set role_id = ${roleId}::uuid where ${theirs}`
  ).execute(kysely);
}

/** Takes members out of the workspace. */
export async function takeFromWorkspace(
  { kysely, table }: Transaction,
  ids: readonly string[],
  workspaceId: string,
): Promise<void> {
  await sql`
    delete from ${table("identities")} where user_id = ${given(ids)} and tenant_id = ${workspaceId}::uuid`.execute(
    kysely,
  );
}

/** Ends the members' sessions. Answers how many live ones each had, by user id. */
export async function endSessionsOf(
  { kysely, table }: Transaction,
  ids: readonly string[],
  reason: string,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; ended: number }>`
    with ended as (
      update ${table("sessions")} set ended_at = now(), end_reason = ${reason}
       where user_id = ${given(ids)} and ended_at is null returning user_id, expires_at
    )
    select user_id as id, count(*) filter (where expires_at > now())::int as ended from ended group by user_id`.execute(
    kysely,
  );
  return new Map(rows.map(({ id, ended }) => [id, ended]));
}
