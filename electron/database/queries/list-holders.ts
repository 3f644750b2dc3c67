/** Listing who holds some roles, and where, by keyset: every page is equally quick, however few hold a role. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";

export interface HolderRow {
  readonly userId: string;
  readonly email: string;
  readonly fullName: string | null;
  readonly disabled: boolean;
  readonly roleId: string;
  readonly workspaceId: string | null;
  readonly workspaceName: string | null;
  readonly ordinal: number;
  readonly identityId: string;
}

/** The role's ordinal in `roleIds`, counted from 1, and the last identity of it that was listed. */
export interface HolderPosition {
  readonly ordinal: number;
  readonly identityId: string;
}

/** Up to `limit` holders after `after`, role by role in the order of `roleIds`. Archived workspaces are left out. */
export async function listHolders(
  { kysely, table }: Scope,
  { roleIds, limit, after }: { roleIds: readonly string[]; limit: number; after: HolderPosition },
): Promise<readonly HolderRow[]> {
  const { rows } = await sql<HolderRow>`
    select u.id as "userId", u.email, u.full_name as "fullName", coalesce(p.is_disabled, false) as disabled,
           held.role_id as "roleId", found.tenant_id as "workspaceId", found.workspace as "workspaceName",
           held.ordinal::int as ordinal, found.id as "identityId"
      from unnest(${[...roleIds]}::uuid[]) with ordinality as held(role_id, ordinal)
      cross join lateral (
        select i.id, i.user_id, i.tenant_id, t.display_name as workspace
          from ${table("identities")} i left join ${table("tenants")} t on t.id = i.tenant_id
         where i.role_id = held.role_id
           and i.id > case when held.ordinal = ${after.ordinal} then ${after.identityId}::uuid else ${beforeAll}::uuid end
           and t.is_deleted is not true
         order by i.id limit ${limit}
      ) found
      join ${table("users")} u on u.id = found.user_id
      left join ${table("provider_users")} p on p.ls_user_id = u.ls_user_id and p.provider = 'email'
     where held.ordinal >= ${after.ordinal}
     order by held.ordinal, found.id limit ${limit}`.execute(kysely);
  return rows;
}

/** An identity's id that sorts before all others. */
export const beforeAll = "00000000-0000-0000-0000-000000000000";
