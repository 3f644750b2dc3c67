/** Finding the users who have some emails. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";

export interface EmailOwner {
  readonly id: string;
  readonly email: string;
  readonly fullName: string | null;
  /** False for a user who is no member of the organization. */
  readonly isMember: boolean;
}

/** Index in `emails` → the user who has that email, member or not. Emails are compared without case. */
export async function findEmailOwners(
  { kysely, table }: Scope,
  emails: readonly string[],
): Promise<ReadonlyMap<number, EmailOwner>> {
  const { rows } = await sql<EmailOwner & { ordinal: number }>`
    select given.ordinal::int as ordinal, u.id, u.email, u.full_name as "fullName",
           exists (select from ${table("identities")} i where i.user_id = u.id and i.tenant_id is null) as "isMember"
      from unnest(${[...emails]}::text[]) with ordinality as given(email, ordinal)
      join ${table("users")} u on lower(u.email) = lower(given.email)`.execute(kysely);
  return new Map(rows.map(({ ordinal, ...owner }) => [ordinal - 1, owner]));
}
