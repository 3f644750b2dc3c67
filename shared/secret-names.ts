/** Deciding by a key's or variable's name whether its value is a secret. Both sides go by these words. */

/** The words that a secret's name ends with: `jwtSecret`, `BASIC_AUTH_JWT_SECRET`, `password`, `connectionUrl`. */
const secretWords = [
  "password",
  "passwd",
  "secret",
  "token",
  "salt",
  "license_?key",
  "private_?key",
  "access_?key",
  "api_?key",
  "connection_?url",
  "database_uri",
  "dsn",
];

/** Parts of words by which a misspelt or unusual name of a secret is still known: `initialPasword`, `ADMIN_PWD`. */
const secretParts = ["pas+w", "pwd", "secr", "jwt", "credential"];

const isSecretWord = new RegExp(`(?:${secretWords.join("|")})$`, "i");
const hasSecretPart = new RegExp(secretParts.join("|"), "i");

/** Ends of names that say only where a secret is kept. */
const referenceEnd = /(?:name|ref|secret_?key)$/i;

/** Ends of names that hold a part of a secret's word and no secret: `jwtIssuerUrl`, `passwordLoginEnabled`. */
const plainEnd = /(?:name|ref|key|url|enabled)$/i;

/** True for a name whose value is a secret. */
export const isSecretName = (name: string): boolean => isSecretWord.test(name) && !referenceEnd.test(name);

/** True also for a name that is only like a secret's, where it is better to mask too much than too little. */
export const looksLikeSecretName = (name: string): boolean =>
  isSecretName(name) || (hasSecretPart.test(name) && !plainEnd.test(name));
