/** Generating, hashing and verifying passwords. */
import { randomInt } from "node:crypto";
import { argon2id, hash, needsRehash, verify } from "argon2";
import { normalizePassword } from "../../shared/password.js";
import { Secret } from "./secret.js";

/** Cost of one hash: memory in KiB, passes over it, lanes. */
export interface HashingCost {
  readonly memoryKib: number;
  readonly passes: number;
  readonly lanes: number;
}

/** OWASP's first choice for argon2id (Password Storage Cheat Sheet): 19 MiB, 2 passes, 1 lane. */
export const defaultCost: HashingCost = { memoryKib: 19 * 1024, passes: 2, lanes: 1 };

const options = (cost: HashingCost) =>
  ({ type: argon2id, memoryCost: cost.memoryKib, timeCost: cost.passes, parallelism: cost.lanes }) as const;

/** argon2id of the text as a PHC string, its parameters in the reference implementation's order: m, t, p. */
export const hashText = (text: string, cost: HashingCost = defaultCost): Promise<string> => hash(text, options(cost));

/** argon2id of the normalised password, as a PHC string. */
export const hashPassword = (password: Secret, cost: HashingCost = defaultCost): Promise<string> =>
  hashText(normalizePassword(password.reveal()), cost);

/** Whether the password is the one behind the PHC string; a string that is no argon2 hash verifies nothing. */
export async function verifyPassword(phc: string, password: Secret): Promise<boolean> {
  try {
    return await verify(phc, normalizePassword(password.reveal()));
  } catch {
    return false;
  }
}

/** True where the stored hash is cheaper than the cost asked for now. */
export function isWeakerThan(phc: string, cost: HashingCost): boolean {
  try {
    return needsRehash(phc, options(cost));
  } catch {
    return true;
  }
}

// Without characters that people confuse (0 O o 1 l I i); the separator is a symbol that counts for the rule and needs
// no quoting in YAML, .env, a shell or a URL.
const lowercase = "abcdefghjkmnpqrstuvwxyz";
const uppercase = "ABCDEFGHJKLMNPQRSTUVWXYZ";
const digits = "23456789";
const alphabet = lowercase + uppercase + digits;
const separator = "-";
const groups = 4;
const groupLength = 6;

/** Bits of entropy of a generated password: 24 characters of 55, less what the letter-case condition takes. */
export const initialPasswordBits = groups * groupLength * Math.log2(alphabet.length) - 0.01;

/** A new initial password that meets the rule: four groups of six, such as `kT4vNe-…`; at least 128 bits. */
export function generatePassword(): Secret {
  for (;;) {
    const characters = Array.from({ length: groups * groupLength }, () => alphabet.charAt(randomInt(alphabet.length)));
    const text = characters.join("");
    // Drawn whole again rather than mended in place, so that every acceptable password stays equally likely.
    if (!/[a-z]/.test(text) || !/[A-Z]/.test(text)) continue;
    return new Secret((text.match(new RegExp(`.{${groupLength}}`, "g")) ?? []).join(separator));
  }
}
