/** Counting who holds each role, up to a bound, so that it stays quick with millions of identities. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";

/** Role id → how many identities have the role, counted up to `atMost`. */
export async function countHolders({ kysely }: Scope, atMost: number): Promise<ReadonlyMap<string, number>> {
  const rows = await kysely
    .selectFrom("roles")
    .select((eb) => [
      "roles.id as id",
      eb
        .selectFrom(
          eb
            .selectFrom("identities")
            .select("identities.id")
            .whereRef("identities.role_id", "=", "roles.id")
            .limit(atMost)
            .as("some"),
        )
        .select(sql<number>`count(*)::int`.as("n"))
        .as("holders"),
    ])
    .execute();
  return new Map(rows.map((row) => [row.id, row.holders ?? 0]));
}
