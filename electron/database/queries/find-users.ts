/** Finding which of some users exist. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";

/** The ids among `ids` that exist in `users`. */
export async function findUsers({ kysely }: Scope, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await kysely
    .selectFrom("users")
    .select("id")
    .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
