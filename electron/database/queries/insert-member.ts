/** A new member in one statement: user, organization role, workspaces, login and audit row, or none of them. */
import { sql } from "kysely";
import type { Transaction } from "../transaction.js";

export interface NewMember {
  readonly email: string;
  readonly fullName: string | null;
  readonly organizationId: string;
  readonly role: string;
  /** Workspace, and the workspace role in it. */
  readonly workspaces: readonly { readonly workspaceId: string; readonly roleId: string }[];
  /** A PHC string, or what stands for one that is to be set before COMMIT (set-first-password.ts). */
  readonly passwordHash: string;
  readonly audit: {
    readonly userId: string | null;
    readonly lsUserId: string | null;
    readonly enrichments: Readonly<Record<string, unknown>>;
  };
}

/** The new user's `ls_user_id`; null where the email was taken in the meantime, and then nothing is written. */
export async function insertMember(
  transaction: Transaction,
  schema: string,
  member: NewMember,
): Promise<string | null> {
  const table = (name: string) => sql.id(schema, name);
  const { rows } = await sql<{ ls_user_id: string }>`
    with person as (
      insert into ${table("users")} (email, full_name, created_at)
      values (${member.email}, ${member.fullName}, clock_timestamp())
      on conflict (lower(email)) do nothing
      returning id, ls_user_id
    ), membership as (
      insert into ${table("identities")} (organization_id, user_id, role_id, access_scope)
      select ${member.organizationId}::uuid, person.id, r.id, 'organization'
        from person join ${table("roles")} r on r.name = ${member.role} and r.organization_id is null
      returning id, user_id
    ), workspace_membership as (
      insert into ${table("identities")} (organization_id, tenant_id, user_id, role_id, access_scope, parent_identity_id)
      select ${member.organizationId}::uuid, (w ->> 'workspaceId')::uuid, membership.user_id, (w ->> 'roleId')::uuid, 'workspace', membership.id
        from membership, jsonb_array_elements(${JSON.stringify(member.workspaces)}::jsonb) w
    ), login as (
      insert into ${table("provider_users")}
        (ls_user_id, email, full_name, provisioning_method, email_confirmed_at, hashed_password, password_is_initial, password_set_at)
      select ls_user_id, ${member.email}, ${member.fullName}, 'invite', now(), ${member.passwordHash}, true, now() from person
    ), trail as (
      insert into ${table("audit_logs")}
        (operation_name, operation_succeeded, user_id, ls_user_id, organization_id, enrichments)
      select 'add_basic_auth_users_to_org', true, ${member.audit.userId}::uuid, ${member.audit.lsUserId}::uuid,
             ${member.organizationId}::uuid,
             ${JSON.stringify(member.audit.enrichments)}::jsonb || jsonb_build_object('member_id', person.id)
        from person
    )
    select ls_user_id from person`.execute(transaction);
  return rows[0]?.ls_user_id ?? null;
}
