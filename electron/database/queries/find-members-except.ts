/** Finding the users who are not among some. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";

/** The emails of all users whose id is not among `ids`, the oldest user first. */
export async function findMembersExcept({ kysely }: Scope, ids: readonly string[]): Promise<readonly string[]> {
  const rows = await kysely
    .selectFrom("users")
    .select("email")
    .where(sql<boolean>`not (id = any(${[...ids]}::uuid[]))`)
    .orderBy("created_at")
    .execute();
  return rows.map((row) => row.email);
}
