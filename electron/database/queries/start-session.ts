/** What a successful sign-in writes: the attempt's success, the session, and a costlier hash where one is due. */
import { sql } from "kysely";
import type { Transaction } from "../scope.js";

/** The login whose password was verified, and the hash that it was verified with. */
export interface VerifiedLogin {
  readonly lsUserId: string;
  readonly hash: string;
  readonly attemptId: string;
}

/**
 * Marks the attempt as succeeded. False where the login was reset, deactivated or removed since its password was
 * verified. The login's row stays locked until the commit: a reset meanwhile waits, and then ends this session too.
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
  /** True where the session only allows the member to change the initial password. */
  readonly passwordChangeOnly: boolean;
}

/** Starts a session and answers its id. */
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

/** Stores a costlier hash of the same password, for when the organization's settings were raised. */
export async function storeRehash({ kysely }: Transaction, lsUserId: string, hash: string): Promise<void> {
  await kysely
    .updateTable("provider_users")
    .set({ hashed_password: hash })
    .where("provider", "=", "email")
    .where("ls_user_id", "=", lsUserId)
    .execute();
}
