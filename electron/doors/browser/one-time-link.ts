/** The link that lets one browser in, once, while it is fresh. */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

const lifetime = 10 * 60_000;

/** 256 random bits, safe in a URL and in a cookie. */
export const randomKey = (): string => randomBytes(32).toString("base64url");

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** Compares in a time that tells nothing of where, or how long, the two differ. */
export const sameKey = (given: string, expected: string): boolean => timingSafeEqual(digest(given), digest(expected));

/** A key of its own, and `redeem`, which is true for the first to bring that key within ten minutes. */
export interface OneTimeLink {
  readonly key: string;
  redeem(key: string): boolean;
}

export function makeOneTimeLink(): OneTimeLink {
  const key = randomKey();
  const expires = Date.now() + lifetime;
  let used = false;
  return {
    key,
    redeem(given) {
      if (used || Date.now() > expires || !sameKey(given, key)) return false;
      used = true;
      return true;
    },
  };
}
