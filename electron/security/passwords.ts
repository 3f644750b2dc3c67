/** Generating, hashing and verifying passwords. */
import { randomInt } from "node:crypto";
import { argon2id, hash, verify } from "argon2";
import { normalizePassword } from "../../shared/password.js";
import { Secret } from "./secret.js";

/** The cost of one hash: memory in KiB, passes over the memory, and lanes (argon2's parallelism). */
export interface HashingCost {
  readonly memoryKib: number;
  readonly passes: number;
  readonly lanes: number;
}

/** 19 MiB, 2 passes and 1 lane, which the OWASP Password Storage Cheat Sheet recommends for argon2id. */
export const defaultCost: HashingCost = { memoryKib: 19 * 1024, passes: 2, lanes: 1 };

const options = (cost: HashingCost) =>
  ({ type: argon2id, memoryCost: cost.memoryKib, timeCost: cost.passes, parallelism: cost.lanes }) as const;

/** The text's argon2id hash, a PHC string with the parameters in the reference implementation's order: m, t, p. */
export const hashText = (text: string, cost: HashingCost = defaultCost): Promise<string> => hash(text, options(cost));

/** The normalised password's argon2id hash, a PHC string. */
export const hashPassword = (password: Secret, cost: HashingCost = defaultCost): Promise<string> =>
  hashText(normalizePassword(password.reveal()), cost);

/** True where the password matches the hash. False for every password where `phc` is no PHC string of argon2. */
export const verifyPassword = async (phc: string, password: Secret): Promise<boolean> =>
  (await tryToVerify(phc, password)) ?? false;

/** True where the password matches the hash; null, and no work done, where `phc` is no PHC string of argon2. */
export async function tryToVerify(phc: string, password: Secret): Promise<boolean | null> {
  try {
    return await verify(phc, normalizePassword(password.reveal()));
  } catch {
    return null;
  }
}

/** The cost at which a password is hashed at sign-in: that of the settings, and never less than OWASP's. */
export const raisedCost = (cost: HashingCost): HashingCost => (workOf(cost) < workOf(defaultCost) ? defaultCost : cost);

/**
 * True where the hash took less work than this cost and OWASP's least, so that it is made again. A hash that took more
 * stays as it is: settings that were lowered weaken nobody's password.
 */
export function isWeaker(phc: string, cost: HashingCost): boolean {
  const stored = costOf(phc);
  return stored === null || workOf(stored) < workOf(raisedCost(cost));
}

/** Memory times passes, by which OWASP's recommended settings are about equal. More lanes only spread the same work. */
const workOf = ({ memoryKib, passes }: HashingCost): number => memoryKib * passes;

/** The cost of an argon2id hash; null for any other text. */
function costOf(phc: string): HashingCost | null {
  const [, m, t, p] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/.exec(phc) ?? [];
  return m === undefined ? null : { memoryKib: Number(m), passes: Number(t), lanes: Number(p) };
}

// Characters that people confuse (0 O o 1 l I i) are left out. The separator is a symbol that the password rule counts,
// and needs no quoting in YAML, .env, a shell or a URL.
const lowercase = "abcdefghjkmnpqrstuvwxyz";
const uppercase = "ABCDEFGHJKLMNPQRSTUVWXYZ";
const digits = "23456789";
const alphabet = lowercase + uppercase + digits;
const separator = "-";
const groups = 4;
const groupLength = 6;

/** A generated password's entropy in bits: 24 characters out of 55, less what requiring both letter cases takes. */
export const initialPasswordBits = groups * groupLength * Math.log2(alphabet.length) - 0.01;

/** A new initial password that meets the password rule: four groups of six such as `kT4vNe`, with 128 bits or more. */
export function generatePassword(): Secret {
  for (;;) {
    const characters = Array.from({ length: groups * groupLength }, () => alphabet.charAt(randomInt(alphabet.length)));
    const text = characters.join("");
    // All characters are drawn again, and none is replaced, so that every password that meets the rule is equally
    // likely.
    if (!/[a-z]/.test(text) || !/[A-Z]/.test(text)) continue;
    return new Secret((text.match(new RegExp(`.{${groupLength}}`, "g")) ?? []).join(separator));
  }
}
