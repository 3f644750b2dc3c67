/** Recording attempts to sign in before the password is checked, so that simultaneous attempts count each other. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";

export interface RecentFailures {
  readonly attemptId: string;
  /** Failed or unfinished attempts of this account since its last success, in the last 15 minutes. */
  readonly ofAccount: number;
  /** Failed or unfinished attempts of all accounts in the last minute. */
  readonly inTotal: number;
}

/** Records an attempt and counts those before it. Deletes attempts that are older than a day. */
export async function recordAttempt({ kysely }: Scope, accountDigest: string): Promise<RecentFailures> {
  await kysely.deleteFrom("sign_in_attempts").where("attempted_at", "<", sql<Date>`now() - interval '1 day'`).execute();
  const { id: attemptId } = await kysely
    .insertInto("sign_in_attempts")
    .values({ account_digest: accountDigest })
    .returning("id")
    .executeTakeFirstOrThrow();
  const row = await kysely
    .selectFrom("sign_in_attempts")
    .select((eb) => [
      eb.fn
        .count<string>("id")
        .filterWhere("account_digest", "=", accountDigest)
        .filterWhere(
          "attempted_at",
          ">",
          sql<Date>`coalesce((${eb
            .selectFrom("sign_in_attempts as won")
            .select(sql`max(won.attempted_at)`.as("at"))
            .where("won.account_digest", "=", accountDigest)
            .where("won.succeeded", "=", true)}), '-infinity')`,
        )
        .as("ofAccount"),
      eb.fn.count<string>("id").filterWhere("attempted_at", ">", sql<Date>`now() - interval '1 minute'`).as("inTotal"),
    ])
    .where("succeeded", "=", false)
    .where("attempted_at", ">", sql<Date>`now() - interval '15 minutes'`)
    .where("id", "<", attemptId)
    .executeTakeFirstOrThrow();
  return { attemptId, ofAccount: Number(row.ofAccount), inTotal: Number(row.inTotal) };
}
