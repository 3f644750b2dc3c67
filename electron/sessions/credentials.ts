/** Checks a password. An unknown email, a wrong password and a deactivated member get one answer after equal work. */

import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { GatehouseError } from "../../shared/errors.js";
import { describePasswordFaults, findPasswordFaults, maximumBytes } from "../../shared/password.js";
import type { Database } from "../database/connect.js";
import { countFailuresInARow } from "../database/queries/count-failures-in-a-row.js";
import { findLogin, type Login } from "../database/queries/find-login.js";
import { insertAudit } from "../database/queries/insert-audit.js";
import { pickStoredHash } from "../database/queries/pick-stored-hash.js";
import { countFailures, recordAttempt } from "../database/queries/record-attempt.js";
import type { Transaction } from "../database/scope.js";
import { query, transact } from "../database/transaction.js";
import { hasExpired } from "../organization/initial-password.js";
import type { MemberSettings } from "../organization/settings.js";
import { whenCoreIsFree } from "../security/hashing.js";
import {
  generatePassword,
  type HashingCost,
  hashPassword,
  tryToVerify,
  verifyPassword,
} from "../security/passwords.js";
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
  refuseTooLong(password);
  const typed = email.trim();
  const first = await query(database, async (scope) => ({
    login: await findLogin(scope, settings.organizationId, typed),
    standIn: await pickStoredHash(scope, uuidOf(digestOf(typed))),
  }));
  // Counted by the account: the database finds it under more spellings than JavaScript compares as equal.
  const digest = digestOf(first.login?.email ?? typed);
  // Committed before the failures are counted, so that simultaneous attempts count each other.
  const attemptId = await transact(database, (transaction) => recordAttempt(transaction, digest));
  const delay = delayAfter(await query(database, (scope) => countFailures(scope, digest, attemptId)));
  await sleep(delay);

  const login =
    delay === 0 ? first.login : await query(database, (scope) => findLogin(scope, settings.organizationId, typed));
  const isLocked = login !== undefined && (await hasFailedTooOften(database, settings, login));
  const hash = login?.hashedPassword ?? null;
  const matches = await whenCoreIsFree(() => verifyAtEqualCost(settings, { hash, standIn: first.standIn, password }));
  if (login === undefined || hash === null || login.disabled || isLocked || !matches) {
    return refuse(database, settings, checkedFor, login, isLocked ? "too-many-failures" : reasonFor(login, matches));
  }
  if (login.initialForSeconds !== null && hasExpired(settings.initialPasswordPolicy, login.initialForSeconds)) {
    await auditFailure(database, settings, checkedFor, login, "initial-password-expired");
    throw new GatehouseError("INITIAL_PASSWORD_EXPIRED", "This initial password has expired.");
  }
  return { login, hash, attemptId };
}

/** True where the policy asks for a reset after so many failures in a row. Admins are only slowed down. */
async function hasFailedTooOften(
  database: Database,
  { initialPasswordPolicy: { resetAfterFailures } }: MemberSettings,
  { role, email, lsUserId }: Login,
): Promise<boolean> {
  if (resetAfterFailures === undefined || role === "ORGANIZATION_ADMIN") return false;
  const account = { accountDigest: digestOf(email), lsUserId };
  // The attempt that is under way is among them.
  return (await query(database, (scope) => countFailuresInARow(scope, account))) > resetAfterFailures;
}

/** A longer password can be nobody's, and hashing takes time by its length. Errors: PASSWORD_REFUSED. */
function refuseTooLong(password: Secret): void {
  if (Buffer.byteLength(password.reveal()) <= mostBytes && !findPasswordFaults(password.reveal()).includes("too-long"))
    return;
  throw new GatehouseError("PASSWORD_REFUSED", describePasswordFaults(["too-long"]), {
    remedy: "Type the password itself.",
  });
}

/** Bytes before normalising, which may shorten a text: far more than any password has. */
const mostBytes = 4 * maximumBytes;

const digestOf = (email: string): string =>
  createHash("sha256").update(email.normalize("NFC").toLowerCase()).digest("hex");

const uuidOf = (digest: string): string => digest.slice(0, 32);

interface EqualWork {
  /** The member's hash, or null where there is no such member. */
  readonly hash: string | null;
  /** Some member's hash, or null where nobody has one. */
  readonly standIn: string | null;
  readonly password: Secret;
}

/** True where the password matches the hash. Without one that can be read, the same work is done on somebody else's. */
async function verifyAtEqualCost(settings: MemberSettings, { hash, standIn, password }: EqualWork): Promise<boolean> {
  const matches = hash === null ? null : await tryToVerify(hash, password);
  if (matches !== null) return matches;
  const done = standIn === null || standIn === hash ? null : await tryToVerify(standIn, password);
  if (done === null) await verifyPassword(await decoyHash(settings.hashingCost), password);
  return false;
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

/** A hash that no password matches, for an installation of which no stored hash can be read. */
function decoyHash(cost: HashingCost): Promise<string> {
  const key = JSON.stringify(cost);
  const made = decoys.get(key) ?? hashPassword(generatePassword(), cost);
  decoys.set(key, made);
  return made;
}
