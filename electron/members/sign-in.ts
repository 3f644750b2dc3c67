/** Signing in: the same answer and the same work for an unknown email, a wrong password and a disabled member. */
import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { GatehouseError } from "../../shared/errors.js";
import type { Database } from "../database/connect.js";
import { findLogin, type Login } from "../database/queries/find-login.js";
import { insertAudit } from "../database/queries/insert-audit.js";
import { recordAttempt } from "../database/queries/record-attempt.js";
import { startSession } from "../database/queries/start-session.js";
import { query, transact } from "../database/transaction.js";
import { matchesJwtSecret } from "../security/jwt-secret.js";
import {
  generatePassword,
  type HashingCost,
  hashPassword,
  isWeakerThan,
  verifyPassword,
} from "../security/passwords.js";
import { Secret } from "../security/secret.js";
import { signToken } from "../security/tokens.js";
import { whenCoreIsFree } from "./hashing.js";
import { type MemberSettings, readMemberSettings } from "./settings.js";
import { delayAfter } from "./slow-down.js";

const sessionHours = 12;

export interface Credentials {
  readonly email: string;
  readonly password: Secret;
}

export interface SignIn {
  readonly accessToken: Secret;
  readonly expiresAt: Date;
  readonly email: string;
  readonly fullName: string | null;
  readonly role: string;
}

/**
 * Checks the credentials, starts a session and signs its token with the configuration's JWT secret.
 * Errors: SIGN_IN_FAILED (whatever was wrong), JWT_SECRET_DIFFERS, NOT_BASIC_AUTH, NO_INSTALLATION.
 */
export async function signIn(database: Database, jwtSecret: Secret, { email, password }: Credentials): Promise<SignIn> {
  const settings = await query(database, (kysely) => readMemberSettings(kysely, database.schema));
  await requireJwtSecret(settings, jwtSecret);

  const digest = createHash("sha256").update(email.trim().normalize("NFC").toLowerCase()).digest("hex");
  const attempt = await query(database, (kysely) => recordAttempt(kysely, digest));
  await sleep(delayAfter(attempt));

  const login = await query(database, (kysely) => findLogin(kysely, settings.organizationId, email.trim()));
  // Awaited whether it is needed or not: its first making would tell a known email from an unknown one.
  const decoy = await decoyHash(settings.hashingCost);
  const stored = login?.hashedPassword ?? decoy;
  const matches = await whenCoreIsFree(() => verifyPassword(stored, password));
  const refuse = async (): Promise<never> => {
    await query(database, (kysely) => auditSignIn(kysely, settings, login, false));
    throw new GatehouseError("SIGN_IN_FAILED", "Email or password is wrong.");
  };
  if (login === undefined || login.hashedPassword === null || login.disabled || !matches) return refuse();

  const weaker = isWeakerThan(stored, settings.hashingCost);
  const to = weaker ? await whenCoreIsFree(() => hashPassword(password, settings.hashingCost)) : null;
  const expiresAt = new Date(Math.floor(Date.now() / 1000 + sessionHours * 3600) * 1000);
  const sessionId = await transact(database, async (transaction) => {
    const id = await startSession(transaction, {
      userId: login.userId,
      expiresAt,
      attemptId: attempt.attemptId,
      verified: { lsUserId: login.lsUserId, hash: stored },
      rehashed: to,
    });
    if (id !== null) await auditSignIn(transaction, settings, login, true);
    return id;
  });
  if (sessionId === null) return refuse();
  const claims = { userId: login.userId, sessionId, installationId: settings.installationId };
  return {
    accessToken: new Secret(await signToken(claims, expiresAt, jwtSecret)),
    expiresAt,
    email: login.email,
    fullName: login.fullName,
    role: login.role,
  };
}

/** Errors: JWT_SECRET_DIFFERS where tokens signed with it would not be the installation's. */
export async function requireJwtSecret(settings: MemberSettings, jwtSecret: Secret): Promise<void> {
  if (settings.jwtSecretHash === null || !(await matchesJwtSecret(settings.jwtSecretHash, jwtSecret))) {
    throw new GatehouseError(
      "JWT_SECRET_DIFFERS",
      "The configuration's JWT secret is not the one this installation runs with.",
    );
  }
}

const auditSignIn = (
  kysely: Parameters<typeof insertAudit>[0],
  settings: MemberSettings,
  login: Login | undefined,
  succeeded: boolean,
) =>
  insertAudit(kysely, {
    operation: "login",
    succeeded,
    userId: login?.userId ?? null,
    lsUserId: login?.lsUserId ?? null,
    organizationId: settings.organizationId,
    enrichments: { door: "gatehouse" },
  });

const decoys = new Map<string, Promise<string>>();

/** A hash of the same cost that no password matches, so that an unknown email takes as long as a wrong password. */
function decoyHash(cost: HashingCost): Promise<string> {
  const key = JSON.stringify(cost);
  const made = decoys.get(key) ?? hashPassword(generatePassword(), cost);
  decoys.set(key, made);
  return made;
}
