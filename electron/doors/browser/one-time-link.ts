/** The link that lets one browser in, once, within ten minutes. */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

const lifetime = 10 * 60_000;

/** A key of 256 random bits, in characters that are safe in a URL and in a cookie. */
export const randomKey = (): string => randomBytes(32).toString("base64url");

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** True if both keys are equal. The time it takes tells nothing of the expected key. */
export const sameKey = (given: string, expected: string): boolean => timingSafeEqual(digest(given), digest(expected));

/**
 * The link's key. `redeem` is "in" for the first who brings it within ten minutes, "again" for whoever brings it after
 * that one, and "no" for everything else.
 */
export interface OneTimeLink {
  readonly key: string;
  redeem(key: string): "in" | "again" | "no";
}

export function makeOneTimeLink(): OneTimeLink {
  const key = randomKey();
  const expires = Date.now() + lifetime;
  let used = false;
  return {
    key,
    redeem(given) {
      if (!sameKey(given, key)) return "no";
      if (used) return "again";
      if (Date.now() > expires) return "no";
      used = true;
      return "in";
    },
  };
}
