/** Picking some member's password hash, so that an unknown email costs what a known one does. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";

/**
 * The hash of the member whose `ls_user_id` is the next after `near` (a uuid), or else the first. The same `near` gives the
 * same member, so unknown emails have the same costs as known ones, in the same proportions. Null where nobody has a hash.
 */
export async function pickStoredHash({ kysely }: Scope, near: string): Promise<string | null> {
  const hashes = () =>
    kysely
      .selectFrom("provider_users")
      .select("hashed_password")
      .where("provider", "=", "email")
      .where("hashed_password", "like", "$argon2%") // one that cannot be read costs nothing
      .orderBy("ls_user_id")
      .limit(1);
  const { picked } = await kysely
    .selectNoFrom(
      sql<string | null>`coalesce((${hashes().where("ls_user_id", ">=", near)}), (${hashes()}))`.as("picked"),
    )
    .executeTakeFirstOrThrow();
  return picked;
}
