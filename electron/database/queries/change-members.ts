/** Changes of many members in a statement or two each; whom they may be made to is decided before. */
import { sql } from "kysely";
import type { Transaction } from "../scope.js";

const given = (ids: readonly string[]) => sql`any(${[...ids]}::uuid[])`;

/** An Organization Admin is Admin of every workspace that is not archived; the rows say so. Other rows stay. */
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

/** To each their own name; null takes it away. */
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

/** To each their own email. One that anybody has, also who loses it here, is the database's error 23505. */
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

/** Whoever has no login gets one without a password, which lets nobody in either way. */
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
 * Takes the memberships and the login. The user's row stays, because what the person made points at it, under a text
 * that is no email: the email is free for a new invitation.
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

/** Adds whoever is not in the workspace, and gives whoever is this role. */
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

/** The same role in every workspace they are in, archived ones included; null takes them out of all. */
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

/** How many live sessions of each were ended, by user id. */
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
