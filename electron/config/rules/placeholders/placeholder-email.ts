/** The rule is silent in the modes that do not read the email. */
import { isPlaceholderEmail } from "../../secrets/placeholders.js";
import { referenceIn } from "../../secrets/references.js";
import { atSetting, type Rule } from "../rule.js";

export const placeholderEmail: Rule = {
  id: "placeholder-email",
  severity: "error",
  source: "console",
  what: "The admin's email is a placeholder.",
  why: "The only Organization Admin would be an account that nobody can use.",
  remedy: "Fill in the email of the person who administers the installation.",
  check: ({ mode, settings: { adminEmail } }) =>
    mode !== "none" &&
    mode !== "oidc" &&
    adminEmail !== null &&
    isPlaceholderEmail(adminEmail.text) &&
    referenceIn(adminEmail.text) === null
      ? [atSetting(adminEmail, { blocks: true })]
      : [],
};
