/** The length is the product's recommendation (advice.ts). */
import { generateSecret } from "../offers.js";
import { atSetting, type Rule } from "../rule.js";
import { makeOne, recommendedLength } from "./advice.js";

export const jwtSecretShort: Rule = {
  id: "jwt-secret-short",
  severity: "warning",
  source: "doc",
  what: `The JWT secret has fewer than ${recommendedLength} characters.`,
  why: "Anyone who guesses it can sign in as anybody.",
  remedy: `Use ${recommendedLength} random characters or more; ${makeOne}`,
  check: ({ mode, settings: { jwtSecret } }) =>
    mode === "basic" && jwtSecret !== null && [...jwtSecret.text].length < recommendedLength
      ? [atSetting(jwtSecret)]
      : [],
  fix: generateSecret,
};
