/** Both formats are looked at; a secret in an existing Secret is judged by its manifest. */
import { generateSecret } from "../offers.js";
import { absent, type Rule } from "../rule.js";
import { makeOne } from "./advice.js";

export const jwtSecretMissing: Rule = {
  id: "jwt-secret-missing",
  severity: "error",
  source: "doc",
  what: "There is no JWT secret.",
  why: "Email/password login needs one; with an empty one the product fails at start without a clear message.",
  remedy: `Set it; ${makeOne}`,
  check: (subject) => {
    if (subject.mode !== "basic" || subject.settings.jwtSecret !== null) return [];
    if (subject.format === "compose") return [absent("BASIC_AUTH_JWT_SECRET", { blocks: true })];
    return subject.existingSecret === null ? [absent("config.basicAuth.jwtSecret", { blocks: true })] : [];
  },
  fix: generateSecret,
};
