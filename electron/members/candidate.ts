/** Somebody about to be invited: a generated initial password, and its hash, which is under way. */
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
  readonly passwordHash: Promise<string>;
}

/** Generates the password and begins to hash it as soon as a core is free. */
export function prepareCandidate(email: string, cost: HashingCost): Candidate {
  const password = generatePassword();
  const passwordHash = whenCoreIsFree(() => hashPassword(password, cost));
  // An invitation that is given up awaits no hash; without this, a hash that fails then would end the process.
  passwordHash.catch(() => undefined);
  return { id: randomUUID(), email, password, cost, passwordHash };
}

/** The cost of hashing last read from each database's settings; very likely it is still the same. */
const lastCosts = new WeakMap<Database, HashingCost>();

/** Begins to hash before the settings are read, at the cost that is likely. Undefined for what is no email. */
export const prepareAhead = (database: Database, email: string): Candidate | undefined =>
  isEmail(email) ? prepareCandidate(email, lastCosts.get(database) ?? defaultCost) : undefined;

/** The candidate prepared ahead where its cost is the settings' cost, else a new one. */
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
