/** What a successful sign-in writes: the session, and that the attempt succeeded. */
import { sql } from "kysely";
import type { Transaction } from "../transaction.js";

export interface NewSession {
  readonly userId: string;
  readonly expiresAt: Date;
  readonly attemptId: string;
  /** A costlier hash of the same password, where the organization's settings were raised. */
  readonly rehashed: { readonly lsUserId: string; readonly from: string; readonly to: string } | null;
}

/** The session's id. */
export async function startSession(transaction: Transaction, session: NewSession): Promise<string> {
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
    // Only where the password is still the one just verified: a reset in between must not be undone.
    await transaction
      .updateTable("provider_users")
      .set({ hashed_password: session.rehashed.to })
      .where("ls_user_id", "=", session.rehashed.lsUserId)
      .where("hashed_password", "=", session.rehashed.from)
      .execute();
  }
  return id;
}
