/** Changes one's own password. The old one is required, and every session of the member ends. */

import { GatehouseError } from "../../shared/errors.js";
import { normalizePassword } from "../../shared/password.js";
import type { Database } from "../database/connect.js";
import { endSessions } from "../database/queries/end-sessions.js";
import type { Login } from "../database/queries/find-login.js";
import { insertAudit } from "../database/queries/insert-audit.js";
import { setPassword } from "../database/queries/set-password.js";
import { confirmLogin, startSession } from "../database/queries/start-session.js";
import type { Transaction } from "../database/scope.js";
import { query, transact } from "../database/transaction.js";
import { refuseGuessable, requireRule } from "../organization/new-password.js";
import { type MemberSettings, readMemberSettings } from "../organization/settings.js";
import { whenCoreIsFree } from "../security/hashing.js";
import { hashPassword } from "../security/passwords.js";
import type { Secret } from "../security/secret.js";
import { refuse, type Verified, verifyCredentials } from "./credentials.js";
import { giveToken, type SignIn, sessionEnd } from "./sign-in.js";

export interface PasswordChange {
  readonly email: string;
  readonly oldPassword: Secret;
  readonly newPassword: Secret;
}

const operation = "change_own_password";

/**
 * Sets the new password, ends all sessions of the member and returns how many those were. An unknown email gets the
 * same answer as a wrong password. Errors: PASSWORD_REFUSED, SIGN_IN_FAILED, INITIAL_PASSWORD_EXPIRED.
 */
export async function changeOwnPassword(
  database: Database,
  change: PasswordChange,
): Promise<{ readonly email: string; readonly sessionsEnded: number }> {
  const { settings, verified, passwordHash } = await prepare(database, change);
  const sessionsEnded = await transact(database, (transaction) => write(transaction, settings, verified, passwordHash));
  if (sessionsEnded === null) return refuse(database, settings, operation, verified.login);
  return { email: verified.login.email, sessionsEnded };
}

/**
 * Changes the password of a member who is signed in. All their sessions end, and they go on in a new one.
 * Errors: PASSWORD_REFUSED, OLD_PASSWORD_WRONG, INITIAL_PASSWORD_EXPIRED, and SIGN_IN_FAILED if the login was changed
 * meanwhile.
 */
export async function changePasswordInSession(
  database: Database,
  jwtSecret: Secret,
  change: PasswordChange,
): Promise<SignIn> {
  const { settings, verified, passwordHash } = await prepare(database, change).catch((error: unknown) => {
    if (!(error instanceof GatehouseError) || error.code !== "SIGN_IN_FAILED") throw error;
    throw new GatehouseError("OLD_PASSWORD_WRONG", "The old password is wrong.");
  });
  const { login } = verified;
  const expiresAt = sessionEnd();
  const sessionId = await transact(database, async (transaction) =>
    (await write(transaction, settings, verified, passwordHash)) === null
      ? null
      : startSession(transaction, { userId: login.userId, expiresAt, passwordChangeOnly: false }),
  );
  if (sessionId === null) return refuse(database, settings, operation, login);
  return giveToken(settings, jwtSecret, { login, sessionId, expiresAt, mustChangePassword: false });
}

async function prepare(database: Database, { email, oldPassword, newPassword }: PasswordChange) {
  requireRule(newPassword);
  if (normalizePassword(newPassword.reveal()) === normalizePassword(oldPassword.reveal())) {
    throw new GatehouseError("PASSWORD_REFUSED", "The new password is the old one.", { remedy: "Choose another one." });
  }
  const settings = await query(database, (scope) => readMemberSettings(scope));
  const verified = await verifyCredentials(database, settings, { email, password: oldPassword }, operation);
  const { email: own, fullName } = verified.login;
  await refuseGuessable(newPassword, { email: own, fullName, organization: settings.organizationName });
  const passwordHash = await whenCoreIsFree(() => hashPassword(newPassword, settings.hashingCost));
  return { settings, verified, passwordHash };
}

/** Returns how many sessions were ended; null if the login was reset, deactivated or removed meanwhile. */
async function write(
  transaction: Transaction,
  { organizationId }: MemberSettings,
  { login, hash, attemptId }: Verified,
  passwordHash: string,
): Promise<number | null> {
  if (!(await confirmLogin(transaction, { lsUserId: login.lsUserId, hash, attemptId }))) return null;
  await setPassword(transaction, {
    lsUserId: login.lsUserId,
    email: login.email,
    passwordHash,
    isInitial: false,
    enable: false,
  });
  const sessionsEnded = await endSessions(transaction, { userId: login.userId, reason: operation });
  await audit(transaction, organizationId, login, sessionsEnded);
  return sessionsEnded;
}

const audit = (transaction: Transaction, organizationId: string, login: Login, sessionsEnded: number): Promise<void> =>
  insertAudit(transaction, {
    operation,
    succeeded: true,
    userId: login.userId,
    lsUserId: login.lsUserId,
    organizationId,
    enrichments: { door: "gatehouse", wasInitial: login.initialForSeconds !== null, sessionsEnded },
  });
