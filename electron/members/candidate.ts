/** Candidates: people about to be invited, each with a generated initial password and the hash being made of it. */
import { randomUUID } from "node:crypto";
import { isEmail } from "../../shared/email.js";
import type { Database } from "../database/connect.js";
import { whenCoreIsFree } from "../security/hashing.js";
import { defaultCost, generatePassword, type HashingCost, hashPassword } from "../security/passwords.js";
import type { Secret } from "../security/secret.js";

export interface Candidate {
  /** The id that the member's row in `users` gets. */
  readonly id: string;
  readonly email: string;
  readonly password: Secret;
  readonly cost: HashingCost;
  /** Resolves to a PHC string. */
  readonly passwordHash: Promise<string>;
}

/** Generates the password and begins to hash it as soon as a core is free. */
export function prepareCandidate(email: string, cost: HashingCost): Candidate {
  const password = generatePassword();
  const passwordHash = whenCoreIsFree(() => hashPassword(password, cost));
  // Nobody awaits the hash of an invite that is given up. Without this line its failure would end the process.
  passwordHash.catch(() => undefined);
  return { id: randomUUID(), email, password, cost, passwordHash };
}

/** The hashing cost last read from each database's settings. It rarely changes. */
const lastCosts = new WeakMap<Database, HashingCost>();

/** Prepares a candidate before the settings are read, at their last hashing cost. Undefined if it is not an email. */
export const prepareAhead = (database: Database, email: string): Candidate | undefined =>
  isEmail(email) ? prepareCandidate(email, lastCosts.get(database) ?? defaultCost) : undefined;

/** Returns the candidate prepared ahead if it has the email and hashing cost asked for; if not, prepares a new one. */
export function takeCandidate(
  database: Database,
  ahead: Candidate | undefined,
  { email, cost }: Pick<Candidate, "email" | "cost">,
): Candidate {
  lastCosts.set(database, cost);
  return ahead?.email === email && isSame(ahead.cost, cost) ? ahead : prepareCandidate(email, cost);
}

const isSame = (one: HashingCost, other: HashingCost): boolean =>
  one.memoryKib === other.memoryKib && one.passes === other.passes && one.lanes === other.lanes;
