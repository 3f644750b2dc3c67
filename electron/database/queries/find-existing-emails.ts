/** Which of some emails are taken, with the role their owner has in the organization. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";

/** Keyed by the position in `emails`; the role is null for a user who is no member. */
export async function findExistingEmails(
  { kysely, table }: Scope,
  emails: readonly string[],
): Promise<ReadonlyMap<number, string | null>> {
  const { rows } = await sql<{ place: number; role: string | null }>`
    select given.place::int as place, max(r.name) as role
      from unnest(${[...emails]}::text[]) with ordinality as given(email, place)
      join ${table("users")} u on lower(u.email) = lower(given.email)
      left join ${table("identities")} i on i.user_id = u.id and i.tenant_id is null
      left join ${table("roles")} r on r.id = i.role_id
     group by given.place`.execute(kysely);
  return new Map(rows.map((row) => [row.place - 1, row.role]));
}
