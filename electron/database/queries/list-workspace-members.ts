/** Listing who can see a workspace, by keyset: first the Organization Admins, then its other members. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";
import { findSystemRole } from "./list-roles.js";

export interface WorkspaceMemberRow {
  readonly userId: string;
  readonly email: string;
  readonly fullName: string | null;
  readonly disabled: boolean;
  /** The role's name in the workspace, as people read it; for an Organization Admin, the organization role's. */
  readonly role: string;
  /** 0 for Organization Admins, 1 for the others. */
  readonly rank: number;
  /** The identity's created_at to the microsecond. The next page begins after this, the rank and the identity's id. */
  readonly createdAt: string;
  readonly identityId: string;
}

/** A row's position in the list. */
export type WorkspaceMemberPosition = Pick<WorkspaceMemberRow, "rank" | "createdAt" | "identityId">;

/** Up to `limit` members after `after`. Within each part, those who came first are first. */
export async function listWorkspaceMembers(
  scope: Scope,
  ask: {
    readonly organizationId: string;
    readonly workspaceId: string;
    readonly limit: number;
    readonly after: WorkspaceMemberPosition;
  },
): Promise<readonly WorkspaceMemberRow[]> {
  const { kysely, table } = scope;
  const { rank, createdAt, identityId } = ask.after;
  const othersAfter = rank === 1 ? createdAt : "-infinity";
  const adminRole = await findSystemRole(scope, "ORGANIZATION_ADMIN");
  // The organization role is looked up row by row: a join would look up all members before the first page.
  const { rows } = await sql<WorkspaceMemberRow>`
    with admins as (
      select 0 as rank, i.created_at, i.id, i.user_id, i.role_id from ${table("identities")} i
       where i.role_id = ${adminRole} and i.organization_id = ${ask.organizationId} and i.tenant_id is null
         and ${rank} = 0 and (i.created_at, i.id) > (${createdAt}::timestamptz, ${identityId}::uuid)
       order by i.created_at, i.id limit ${ask.limit}
    ), others as (
      select 1 as rank, i.created_at, i.id, i.user_id, i.role_id from ${table("identities")} i
       where i.tenant_id = ${ask.workspaceId}
         and (i.created_at, i.id) > (${othersAfter}::timestamptz, ${identityId}::uuid)
         and (select m.role from ${table("gatehouse_members")} m
               where m.user_id = i.user_id and m.organization_id = i.organization_id) is distinct from 'ORGANIZATION_ADMIN'
       order by i.created_at, i.id limit ${ask.limit}
    )
    select u.id as "userId", u.email, u.full_name as "fullName", coalesce(p.is_disabled, false) as disabled,
           r.display_name as role, seen.rank, seen.created_at::text as "createdAt", seen.id as "identityId"
      from (select * from admins union all select * from others order by rank, created_at, id limit ${ask.limit}) seen
      join ${table("users")} u on u.id = seen.user_id
      join ${table("roles")} r on r.id = seen.role_id
      left join ${table("provider_users")} p on p.ls_user_id = u.ls_user_id and p.provider = 'email'
     order by seen.rank, seen.created_at, seen.id`.execute(kysely);
  return rows;
}
