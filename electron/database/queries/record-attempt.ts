/** Recording attempts to sign in before the password is checked, so that simultaneous attempts count each other. */
import { sql } from "kysely";
import type { Scope, Transaction } from "../scope.js";

export interface RecentFailures {
  /** Failed or unfinished attempts of this account since its last success, in the last 15 minutes. */
  readonly ofAccount: number;
  /** Failed or unfinished attempts of all accounts in the last minute. */
  readonly inTotal: number;
}

/** Records an attempt and answers its id. Deletes attempts that are older than a day. */
export async function recordAttempt({ kysely }: Transaction, accountDigest: string): Promise<string> {
  await kysely.deleteFrom("sign_in_attempts").where("attempted_at", "<", sql<Date>`now() - interval '1 day'`).execute();
  const { id } = await kysely
    .insertInto("sign_in_attempts")
    .values({ account_digest: accountDigest })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Counts the failures before the attempt with this id. */
export async function countFailures(
  { kysely }: Scope,
  accountDigest: string,
  attemptId: string,
): Promise<RecentFailures> {
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
  return { ofAccount: Number(row.ofAccount), inTotal: Number(row.inTotal) };
}
