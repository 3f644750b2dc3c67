/** Locking members who are about to be changed, and reading them. */
import { sql } from "kysely";
import type { Transaction } from "../scope.js";
import { type MemberRow, memberColumns } from "./list-members.js";

export interface LockedMember extends Omit<MemberRow, "position"> {
  readonly lsUserId: string;
  /** The role in the workspace `workspaceId`; null where the member is not in it. */
  readonly workspaceRole: { readonly id: string; readonly shown: string } | null;
}

/**
 * Locks and reads the members among `ids`, by id. Logins are locked before members, and both in the order of the users'
 * ids. Every other transaction, a sign-in too, locks in this order, so that there is no deadlock.
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
  // Read after the locks: a statement sees only what was committed before it began, and these two may have waited.
  const { rows } = await sql<LockedMember>`
    select ${memberColumns}, u.ls_user_id as "lsUserId",
           case when w.id is null then null else jsonb_build_object('id', r.id, 'shown', r.display_name) end as "workspaceRole"
      from ${table("gatehouse_members")} m join ${table("users")} u on u.id = m.user_id
      left join ${table("identities")} w on w.user_id = m.user_id and w.tenant_id = ${workspaceId}::uuid
      left join ${table("roles")} r on r.id = w.role_id
     where m.user_id = ${given}`.execute(kysely);
  return new Map(rows.map((row) => [row.id, row]));
}
