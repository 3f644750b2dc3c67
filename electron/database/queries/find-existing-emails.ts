/** Finding which of some emails are taken. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";

/** Index in `emails` → the organization role of the user who has that email; null for a user who is no member. */
export async function findExistingEmails(
  { kysely, table }: Scope,
  emails: readonly string[],
): Promise<ReadonlyMap<number, string | null>> {
  const { rows } = await sql<{ ordinal: number; role: string | null }>`
    select given.ordinal::int as ordinal, max(r.name) as role
      from unnest(${[...emails]}::text[]) with ordinality as given(email, ordinal)
      join ${table("users")} u on lower(u.email) = lower(given.email)
      left join ${table("identities")} i on i.user_id = u.id and i.tenant_id is null
      left join ${table("roles")} r on r.id = i.role_id
     group by given.ordinal`.execute(kysely);
  return new Map(rows.map((row) => [row.ordinal - 1, row.role]));
}
