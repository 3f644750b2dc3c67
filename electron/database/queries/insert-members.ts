/** Inserting new members, one or many: one statement writes users, identities, logins and audit rows, or nothing. */
import { sql } from "kysely";
import type { Transaction } from "../scope.js";

export interface NewMember {
  /** The user's id. The caller chooses it, and can find out by it later whether the member was committed. */
  readonly id: string;
  readonly email: string;
  readonly fullName: string | null;
  /** The stored name of an organization role. */
  readonly role: string;
  readonly workspaces: readonly { readonly workspaceId: string; readonly roleId: string }[];
  /** A PHC string, or `hashInTheMaking` where the hash is set before COMMIT (set-first-password.ts). */
  readonly passwordHash: string;
  /** Details for the audit row. */
  readonly enrichments: Readonly<Record<string, unknown>>;
}

export interface NewMembers {
  readonly organizationId: string;
  readonly actor: { readonly userId: string | null; readonly lsUserId: string | null };
  readonly members: readonly NewMember[];
}

/** Id → `ls_user_id` of each member inserted. A member whose email has been taken meanwhile is left out. */
export async function insertMembers(
  { kysely, table }: Transaction,
  { organizationId, actor, members }: NewMembers,
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; lsUserId: string }>`
    with given as (
      select * from jsonb_to_recordset(${JSON.stringify(members)}::jsonb)
        as g(id uuid, email text, "fullName" text, role text, workspaces jsonb, "passwordHash" text, enrichments jsonb)
    ), person as (
      insert into ${table("users")} (id, email, full_name, created_at)
      select id, email, "fullName", clock_timestamp() from given
      on conflict (lower(email)) do nothing
      returning id, ls_user_id
    ), membership as (
      insert into ${table("identities")} (organization_id, user_id, role_id, access_scope)
      select ${organizationId}::uuid, person.id, r.id, 'organization'
        from person join given using (id) join ${table("roles")} r on r.name = given.role and r.organization_id is null
      returning id, user_id
    ), workspace_membership as (
      insert into ${table("identities")} (organization_id, tenant_id, user_id, role_id, access_scope, parent_identity_id)
      select ${organizationId}::uuid, (w ->> 'workspaceId')::uuid, membership.user_id, (w ->> 'roleId')::uuid, 'workspace', membership.id
        from membership join given on given.id = membership.user_id, jsonb_array_elements(given.workspaces) w
    ), login as (
      insert into ${table("provider_users")}
        (ls_user_id, email, full_name, provisioning_method, email_confirmed_at, hashed_password, password_is_initial, password_set_at)
      select person.ls_user_id, given.email, given."fullName", 'invite', now(), given."passwordHash", true, now()
        from person join given using (id)
    ), trail as (
      insert into ${table("audit_logs")}
        (operation_name, operation_succeeded, user_id, ls_user_id, organization_id, enrichments)
      select 'add_basic_auth_users_to_org', true, ${actor.userId}::uuid, ${actor.lsUserId}::uuid, ${organizationId}::uuid,
             given.enrichments || jsonb_build_object('member_id', person.id)
        from person join given using (id)
    )
    select id, ls_user_id as "lsUserId" from person`.execute(kysely);
  return new Map(rows.map(({ id, lsUserId }) => [id, lsUserId]));
}
