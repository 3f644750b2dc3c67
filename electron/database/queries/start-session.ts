/** What a successful sign-in writes: the session, and that the attempt succeeded. */
import { sql } from "kysely";
import type { Transaction } from "../transaction.js";

export interface NewSession {
  readonly userId: string;
  readonly expiresAt: Date;
  readonly attemptId: string;
  /** The login whose password was verified, and the hash it was verified against. */
  readonly verified: { readonly lsUserId: string; readonly hash: string };
  /** A costlier hash of the same password, where the organization's settings were raised. */
  readonly rehashed: string | null;
}

/**
 * The session's id; null where the login was reset, disabled or removed since its password was verified. The login's
 * row stays locked until the commit, so that a reset in between waits and then ends this session too.
 */
export async function startSession(transaction: Transaction, session: NewSession): Promise<string | null> {
  const login = await transaction
    .selectFrom("provider_users")
    .select("id")
    .where("provider", "=", "email")
    .where("ls_user_id", "=", session.verified.lsUserId)
    .where("hashed_password", "=", session.verified.hash)
    .where("is_disabled", "=", false)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (login === undefined) return null;
  const { id } = await transaction
    .insertInto("sessions")
    .values({ user_id: session.userId, expires_at: session.expiresAt })
    .returning("id")
    .executeTakeFirstOrThrow();
  await transaction
    .updateTable("sign_in_attempts")
    .set({ succeeded: true, attempted_at: sql<Date>`clock_timestamp()` })
    .where("id", "=", session.attemptId)
    .execute();
  if (session.rehashed !== null) {
    await transaction
      .updateTable("provider_users")
      .set({ hashed_password: session.rehashed })
      .where("id", "=", login.id)
      .execute();
  }
  return id;
}
