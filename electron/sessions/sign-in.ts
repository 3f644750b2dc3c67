/** Signs a member in: starts a session, and signs the access token that speaks for it. */
import { GatehouseError } from "../../shared/errors.js";
import type { Database } from "../database/connect.js";
import type { Login } from "../database/queries/find-login.js";
import { confirmLogin, startSession, storeRehash } from "../database/queries/start-session.js";
import { requireStructure } from "../database/schema/structure/judge.js";
import { query, transact } from "../database/transaction.js";
import { type MemberSettings, readMemberSettings } from "../organization/settings.js";
import { whenCoreIsFree } from "../security/hashing.js";
import { matchesJwtSecret } from "../security/jwt-secret.js";
import { hashPassword, isWeaker, raisedCost } from "../security/passwords.js";
import { Secret } from "../security/secret.js";
import { signToken } from "../security/tokens.js";
import { auditAttempt, auditFailure, type Credentials, refuse, verifyCredentials } from "./credentials.js";

const sessionHours = 12;

export interface SignIn {
  readonly accessToken: Secret;
  readonly expiresAt: Date;
  readonly email: string;
  readonly fullName: string | null;
  readonly role: string;
  readonly mustChangePassword: boolean;
}

/**
 * Checks the credentials, starts a session and signs its token with the configuration's JWT secret. If the initial
 * password must be changed first, the session is good for that alone; with `limited` refused there is an error instead.
 * Errors: SIGN_IN_FAILED for anything wrong, INITIAL_PASSWORD_EXPIRED, PASSWORD_CHANGE_REQUIRED, JWT_SECRET_DIFFERS,
 * NOT_BASIC_AUTH, NO_INSTALLATION, SCHEMA_DIFFERS.
 */
export async function signIn(
  database: Database,
  jwtSecret: Secret,
  credentials: Credentials,
  limited: "allowed" | "refused" = "allowed",
): Promise<SignIn> {
  const settings = await query(database, (scope) => readMemberSettings(scope));
  await requireStructure(database);
  await requireJwtSecret(settings, jwtSecret);
  const verified = await verifyCredentials(database, settings, credentials, "login");
  const { login, hash, attemptId } = verified;
  const mustChangePassword = settings.initialPasswordPolicy.mustChange && login.initialForSeconds !== null;
  if (mustChangePassword && limited === "refused") {
    await auditFailure(database, settings, "login", login, "password-change-required");
    throw new GatehouseError("PASSWORD_CHANGE_REQUIRED", "The initial password must be changed first.");
  }

  const cost = raisedCost(settings.hashingCost);
  const weaker = isWeaker(hash, cost);
  const rehashed = weaker ? await whenCoreIsFree(() => hashPassword(credentials.password, cost)) : null;
  const expiresAt = sessionEnd();
  const sessionId = await transact(database, async (transaction) => {
    if (!(await confirmLogin(transaction, { lsUserId: login.lsUserId, hash, attemptId }))) return null;
    if (rehashed !== null) await storeRehash(transaction, login.lsUserId, rehashed);
    await auditAttempt(transaction, settings, { operation: "login", login, succeeded: true });
    return startSession(transaction, { userId: login.userId, expiresAt, passwordChangeOnly: mustChangePassword });
  });
  if (sessionId === null) return refuse(database, settings, "login", login);
  return giveToken(settings, jwtSecret, { login, sessionId, expiresAt, mustChangePassword });
}

/** The moment, in whole seconds, when a session that starts now expires. */
export const sessionEnd = (): Date => new Date(Math.floor(Date.now() / 1000 + sessionHours * 3600) * 1000);

interface StartedSession {
  readonly login: Login;
  readonly sessionId: string;
  readonly expiresAt: Date;
  readonly mustChangePassword: boolean;
}

/** Signs the token of a session that was started. */
export async function giveToken(
  settings: MemberSettings,
  jwtSecret: Secret,
  { login, sessionId, expiresAt, mustChangePassword }: StartedSession,
): Promise<SignIn> {
  const claims = { userId: login.userId, sessionId, installationId: settings.installationId };
  return {
    accessToken: new Secret(await signToken(claims, expiresAt, jwtSecret)),
    expiresAt,
    email: login.email,
    fullName: login.fullName,
    role: login.role,
    mustChangePassword,
  };
}

/** Errors: JWT_SECRET_DIFFERS if this is not the secret that the installation runs with. */
export async function requireJwtSecret(settings: MemberSettings, jwtSecret: Secret): Promise<void> {
  if (settings.jwtSecretHash === null || !(await matchesJwtSecret(settings.jwtSecretHash, jwtSecret))) {
    throw new GatehouseError(
      "JWT_SECRET_DIFFERS",
      "The configuration's JWT secret is not the one this installation runs with.",
    );
  }
}
