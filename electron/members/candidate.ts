/** Somebody about to be invited: their initial password, and its hash in the making. */
import { isEmail } from "../../shared/email.js";
import type { Database } from "../database/connect.js";
import { whenCoreIsFree } from "../security/hashing.js";
import { defaultCost, generatePassword, type HashingCost, hashPassword } from "../security/passwords.js";
import type { Secret } from "../security/secret.js";

export interface Candidate {
  readonly email: string;
  readonly password: Secret;
  readonly cost: HashingCost;
  /** Settles when a core was free for it and it is done. */
  readonly passwordHash: Promise<string>;
}

/** Generates the password and begins to hash it. */
export function prepareCandidate(email: string, cost: HashingCost): Candidate {
  const password = generatePassword();
  const passwordHash = whenCoreIsFree(() => hashPassword(password, cost));
  // Nobody may come to wait for it; where somebody does, the failure is still theirs.
  passwordHash.catch(() => undefined);
  return { email, password, cost, passwordHash };
}

/** What hashing was last found to cost in a database: very likely what it costs now. */
const lastCosts = new WeakMap<Database, HashingCost>();

/** Begins to hash for an email of which nothing is known yet. The cost is a guess, to be compared with the real one. */
export const prepareAhead = (database: Database, email: string): Candidate | undefined =>
  isEmail(email) ? prepareCandidate(email, lastCosts.get(database) ?? defaultCost) : undefined;

/** The candidate prepared ahead where the guess was right, else a new one. */
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
