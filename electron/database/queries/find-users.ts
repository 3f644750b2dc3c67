/** Which of some user ids are there. */
import { type Kysely, sql } from "kysely";
import type { Tables } from "../tables.js";

export async function findUsers(kysely: Kysely<Tables>, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await kysely
    .selectFrom("users")
    .select("id")
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
