/** License key, signing keys, JWT secret and salt each have a form of their own by which they are told apart. */
import type { Setting } from "../../keys/setting.js";
import { atSetting, type Problem, type Rule } from "../rule.js";

/** Three parts in base64url, the first of which begins like a JSON object: a license key, or a login token. */
const isJwt = (text: string): boolean => /^eyJ[\w-]+\.[\w-]+\.[\w-]*$/.test(text.trim());

/** A JSON Web Key, or a set of them: langsmith_signing_jwks. */
const isKeySet = (text: string): boolean => /^\{.*"(keys|kty)"/s.test(text.trim());

/** What `openssl rand` prints, in base64 or hex. */
const isRandom = (text: string): boolean => /^([A-Za-z0-9+/]{43}=|[0-9a-f]{64})$/.test(text.trim());

export const secretMixedUp: Rule = {
  id: "secret-mixed-up",
  severity: "warning",
  source: "console",
  what: "This looks like another secret than the one that belongs here.",
  why: "The license key is a JWT, the signing keys are JSON, the JWT secret and the salt are random text, and none can stand for another.",
  remedy: "Put each secret in its own place.",
  check: function* ({ settings: { licenseKey, apiKeySalt, jwtSecret, adminPassword } }): Iterable<Problem> {
    for (const setting of [apiKeySalt, jwtSecret, adminPassword])
      yield* looksLike(setting, isJwt, "a license key or token (a JWT)");
    for (const setting of [licenseKey, apiKeySalt, jwtSecret, adminPassword])
      yield* looksLike(setting, isKeySet, "signing keys (a JSON Web Key Set)");
    yield* looksLike(licenseKey, isRandom, "a random secret, such as a JWT secret or salt");
  },
};

function looksLike(setting: Setting | null, isOther: (text: string) => boolean, what: string): readonly Problem[] {
  if (setting === null || !isOther(setting.text)) return [];
  return [atSetting(setting, { message: `This looks like ${what}, which does not belong here.` })];
}
