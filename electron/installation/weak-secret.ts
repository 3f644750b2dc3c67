/** Judging the JWT secret that a plan would store. The product has no rule for it, so a weak one is confirmed, not refused. */
import { weaknessOf } from "../config/secrets/strength.js";
import type { Secret } from "../security/secret.js";

/** RFC 7518, 3.2: a key for HS256 has 256 bits or more. */
const leastBytes = 32;

/** Why the secret is weak, as half a sentence that does not quote it, or null. */
export function jwtSecretWeakness(secret: Secret): string | null {
  const bytes = Buffer.byteLength(secret.reveal());
  if (bytes < leastBytes) return `has ${bytes} ${bytes === 1 ? "byte" : "bytes"}, and ${leastBytes} are the least`;
  return weaknessOf(secret.reveal());
}

/** What a weak JWT secret means, for a person who is to confirm it. */
export const warnOfWeakness = (weakness: string): string =>
  `The JWT secret ${weakness}. Whoever guesses it signs tokens of their own and is let in as anybody, Organization Admins too. ` +
  "Use 32 random bytes: openssl rand -base64 32 makes them.";
