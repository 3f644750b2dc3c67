/** Members about to be changed: locked, and read as they are then. */
import { sql } from "kysely";
import type { Transaction } from "../scope.js";
import { type MemberRow, memberColumns } from "./list-members.js";

export interface LockedMember extends Omit<MemberRow, "position"> {
  readonly lsUserId: string;
  /** The role in the workspace asked about; null where there is none. */
  readonly workspaceRole: { readonly id: string; readonly shown: string } | null;
}

/**
 * Whoever of `ids` is a member, by id. Logins are locked before members and both in the order of the users' ids: as a
 * sign-in does, and everybody else here, so that nobody waits for somebody who waits for them.
 */
export async function lockMembers(
  { kysely, table }: Transaction,
  ids: readonly string[],
  workspaceId: string | null,
): Promise<ReadonlyMap<string, LockedMember>> {
  const given = sql`any(${[...ids]}::uuid[])`;
  await sql`
    select from ${table("provider_users")} p join ${table("users")} u on u.ls_user_id = p.ls_user_id
     where u.id = ${given} and p.provider = 'email' order by u.id for no key update of p`.execute(kysely);
  await sql`
    select from ${table("gatehouse_members")} m where m.user_id = ${given} order by m.user_id for update of m`.execute(
    kysely,
  );
  // Read only now: a statement sees what was committed before it began, and that was before the waits.
  const { rows } = await sql<LockedMember>`
    select ${memberColumns}, u.ls_user_id as "lsUserId",
           case when w.id is null then null else jsonb_build_object('id', r.id, 'shown', r.display_name) end as "workspaceRole"
      from ${table("gatehouse_members")} m join ${table("users")} u on u.id = m.user_id
      left join ${table("identities")} w on w.user_id = m.user_id and w.tenant_id = ${workspaceId}::uuid
      left join ${table("roles")} r on r.id = w.role_id
     where m.user_id = ${given}`.execute(kysely);
  return new Map(rows.map((row) => [row.id, row]));
}
