/** Counting the failed sign-ins of an account in a row. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";

/**
 * The failed or unfinished attempts of this account since its last success and since its password was set, at most those
 * of the last day: earlier ones are not kept.
 */
export async function countFailuresInARow(
  { kysely }: Scope,
  { accountDigest, lsUserId }: { readonly accountDigest: string; readonly lsUserId: string },
): Promise<number> {
  const { n } = await kysely
    .selectFrom("sign_in_attempts")
    .select(sql<number>`count(*)::int`.as("n"))
    .where("account_digest", "=", accountDigest)
    .where("succeeded", "=", false)
    .where(
      "attempted_at",
      ">",
      sql<Date>`greatest(
        (${kysely
          .selectFrom("sign_in_attempts as won")
          .select(sql`max(won.attempted_at)`.as("at"))
          .where("won.account_digest", "=", accountDigest)
          .where("won.succeeded", "=", true)}),
        (${kysely
          .selectFrom("provider_users")
          .select("password_set_at")
          .where("provider", "=", "email")
          .where("ls_user_id", "=", lsUserId)}),
        '-infinity')`,
    )
    .executeTakeFirstOrThrow();
  return n;
}
