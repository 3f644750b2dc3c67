/** What a successful sign-in writes: that the attempt succeeded, the session, and a costlier hash where one is due. */
import { sql } from "kysely";
import type { Transaction } from "../scope.js";

/** The login whose password was verified, and the hash it was verified against. */
export interface VerifiedLogin {
  readonly lsUserId: string;
  readonly hash: string;
  readonly attemptId: string;
}

/**
 * False where the login was reset, disabled or removed since its password was verified; else the attempt has
 * succeeded. The login's row stays locked until the commit, so that a reset in between waits and then ends this
 * session too.
 */
export async function confirmLogin({ kysely }: Transaction, verified: VerifiedLogin): Promise<boolean> {
  const login = await kysely
    .selectFrom("provider_users")
    .select("id")
    .where("provider", "=", "email")
    .where("ls_user_id", "=", verified.lsUserId)
    .where("hashed_password", "=", verified.hash)
    .where("is_disabled", "=", false)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (login === undefined) return false;
  await kysely
    .updateTable("sign_in_attempts")
    .set({ succeeded: true, attempted_at: sql<Date>`clock_timestamp()` })
    .where("id", "=", verified.attemptId)
    .execute();
  return true;
}

export interface NewSession {
  readonly userId: string;
  readonly expiresAt: Date;
  /** True where the session is good for changing the initial password and nothing else. */
  readonly passwordChangeOnly: boolean;
}

/** The session's id. */
export async function startSession({ kysely }: Transaction, session: NewSession): Promise<string> {
  const { id } = await kysely
    .insertInto("sessions")
    .values({
      user_id: session.userId,
      expires_at: session.expiresAt,
      password_change_only: session.passwordChangeOnly,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** A costlier hash of the same password, where the organization's settings were raised. */
export async function storeRehash({ kysely }: Transaction, lsUserId: string, hash: string): Promise<void> {
  await kysely
    .updateTable("provider_users")
    .set({ hashed_password: hash })
    .where("provider", "=", "email")
    .where("ls_user_id", "=", lsUserId)
    .execute();
}
