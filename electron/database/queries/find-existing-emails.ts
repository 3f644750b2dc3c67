/** Which of some emails are taken, with the role their owner has in the organization. */
import { type Kysely, sql } from "kysely";
import type { Tables } from "../tables.js";

/** Keyed by the position in `emails`; the role is null for a user who is no member. */
export async function findExistingEmails(
  kysely: Kysely<Tables>,
  schema: string,
  emails: readonly string[],
): Promise<ReadonlyMap<number, string | null>> {
  const { rows } = await sql<{ place: number; role: string | null }>`
    select given.place::int as place, max(r.name) as role
      from unnest(${[...emails]}::text[]) with ordinality as given(email, place)
      join ${sql.id(schema, "users")} u on lower(u.email) = lower(given.email)
      left join ${sql.id(schema, "identities")} i on i.user_id = u.id and i.tenant_id is null
      left join ${sql.id(schema, "roles")} r on r.id = i.role_id
     group by given.place`.execute(kysely);
  return new Map(rows.map((row) => [row.place - 1, row.role]));
}
