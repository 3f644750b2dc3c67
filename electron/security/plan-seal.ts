/** Sealing a saved plan with the configuration it was made from, which can be recognised by it but not found out. */
import { createHmac, timingSafeEqual } from "node:crypto";
import { argon2id, hash } from "argon2";
import { defaultCost } from "./passwords.js";
import type { Secret } from "./secret.js";

/** Bytes of salt, as RFC 9106 recommends. */
export const saltLength = 16;
const keyLength = 32;

/** Makes seals that only somebody with the same configuration can make. */
export interface PlanSealer {
  /** The seal of a text: HMAC-SHA256 in hexadecimal. */
  seal(text: string): string;
  /** True where `seal` is the text's. */
  matches(text: string, seal: string): boolean;
}

/**
 * The sealer for a configuration. Its key is argon2id of the digest: whoever has the file and guesses at a secret pays for
 * every guess what a guess at a password costs.
 */
export async function planSealer(digest: Secret, salt: Uint8Array): Promise<PlanSealer> {
  const { memoryKib, passes, lanes } = defaultCost;
  const key = await hash(digest.reveal(), {
    ...{ type: argon2id, memoryCost: memoryKib, timeCost: passes, parallelism: lanes },
    ...{ salt: Buffer.from(salt), hashLength: keyLength, raw: true },
  });
  const seal = (text: string): Buffer => createHmac("sha256", key).update(text).digest();
  return {
    seal: (text) => seal(text).toString("hex"),
    matches: (text, given) => {
      const [own, other] = [seal(text), Buffer.from(given, "hex")];
      return own.length === other.length && timingSafeEqual(own, other);
    },
  };
}
