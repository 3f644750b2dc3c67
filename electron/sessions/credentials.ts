/** Checks a password. An unknown email, a wrong password and a deactivated member get one answer after equal work. */

import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { GatehouseError } from "../../shared/errors.js";
import type { Database } from "../database/connect.js";
import { findLogin, type Login } from "../database/queries/find-login.js";
import { insertAudit } from "../database/queries/insert-audit.js";
import { countFailures, recordAttempt } from "../database/queries/record-attempt.js";
import type { Transaction } from "../database/scope.js";
import { query, transact } from "../database/transaction.js";
import { hasExpired } from "../organization/initial-password.js";
import type { MemberSettings } from "../organization/settings.js";
import { whenCoreIsFree } from "../security/hashing.js";
import { generatePassword, type HashingCost, hashPassword, verifyPassword } from "../security/passwords.js";
import type { Secret } from "../security/secret.js";
import { delayAfter } from "./slow-down.js";

export interface Credentials {
  readonly email: string;
  readonly password: Secret;
}

/** The operation that the password is checked for, as the audit trail names it. */
export type CheckedFor = "login" | "change_own_password";

/** A password that was verified. */
export interface Verified {
  readonly login: Login;
  /** The stored hash that the password was verified against. */
  readonly hash: string;
  readonly attemptId: string;
}

/**
 * Returns the login whose password this is, after the slow-down that recent failures call for. Only a person who knows
 * the password learns that it has expired. Errors: SIGN_IN_FAILED for anything wrong, INITIAL_PASSWORD_EXPIRED.
 */
export async function verifyCredentials(
  database: Database,
  settings: MemberSettings,
  { email, password }: Credentials,
  checkedFor: CheckedFor,
): Promise<Verified> {
  const digest = createHash("sha256").update(email.trim().normalize("NFC").toLowerCase()).digest("hex");
  // Committed before the failures are counted, so that simultaneous attempts count each other.
  const attemptId = await transact(database, (transaction) => recordAttempt(transaction, digest));
  await sleep(delayAfter(await query(database, (scope) => countFailures(scope, digest, attemptId))));

  const login = await query(database, (scope) => findLogin(scope, settings.organizationId, email.trim()));
  // The decoy is always awaited: if only an unknown email waited for its first making, the time would tell.
  const decoy = await decoyHash(settings.hashingCost);
  const hash = login?.hashedPassword ?? decoy;
  const matches = await whenCoreIsFree(() => verifyPassword(hash, password));
  if (login === undefined || login.hashedPassword === null || login.disabled || !matches) {
    return refuse(database, settings, checkedFor, login, reasonFor(login, matches));
  }
  if (login.initialForSeconds !== null && hasExpired(settings.initialPasswordPolicy, login.initialForSeconds)) {
    await auditFailure(database, settings, checkedFor, login, "initial-password-expired");
    throw new GatehouseError("INITIAL_PASSWORD_EXPIRED", "This initial password has expired.");
  }
  return { login, hash, attemptId };
}

/** The reason that the audit trail gets. The person who tries is not told. */
const reasonFor = (login: Login | undefined, matches: boolean): string =>
  login === undefined ? "unknown-account" : matches && login.disabled ? "disabled" : "wrong-password";

/** Writes the failure to the audit trail and gives the one answer to all failures. Errors: SIGN_IN_FAILED, always. */
export async function refuse(
  database: Database,
  settings: MemberSettings,
  checkedFor: CheckedFor,
  login: Login | undefined,
  reason = "changed-meanwhile",
): Promise<never> {
  await auditFailure(database, settings, checkedFor, login, reason);
  throw new GatehouseError("SIGN_IN_FAILED", "Email or password is wrong.");
}

/** Writes the audit row of a password that let nobody in. */
export const auditFailure = (
  database: Database,
  settings: MemberSettings,
  operation: CheckedFor,
  login: Login | undefined,
  reason?: string,
): Promise<void> =>
  transact(database, (transaction) =>
    auditAttempt(transaction, settings, { operation, login, succeeded: false, reason }),
  );

interface Attempt {
  readonly operation: CheckedFor;
  readonly login: Login | undefined;
  readonly succeeded: boolean;
  readonly reason?: string | undefined;
}

/** Writes the audit row of a checked password. A failure proves nobody's identity, so its row names no actor. */
export const auditAttempt = (
  transaction: Transaction,
  settings: MemberSettings,
  { operation, login, succeeded, reason }: Attempt,
): Promise<void> =>
  insertAudit(transaction, {
    operation,
    succeeded,
    userId: succeeded ? (login?.userId ?? null) : null,
    lsUserId: succeeded ? (login?.lsUserId ?? null) : null,
    organizationId: settings.organizationId,
    enrichments: {
      door: "gatehouse",
      email: login?.email,
      member_id: login?.userId,
      actor: login !== undefined && succeeded ? { kind: "member", email: login.email, role: login.role } : undefined,
      reason,
    },
  });

const decoys = new Map<string, Promise<string>>();

/** A hash of the same cost that no password matches, so that an unknown email takes as long as a wrong password. */
function decoyHash(cost: HashingCost): Promise<string> {
  const key = JSON.stringify(cost);
  const made = decoys.get(key) ?? hashPassword(generatePassword(), cost);
  decoys.set(key, made);
  return made;
}
