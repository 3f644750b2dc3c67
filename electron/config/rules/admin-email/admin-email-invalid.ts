/** The email must have the form that invitations ask for; placeholders and references have rules of their own. */
import { isEmail } from "../../../../shared/email.js";
import { isPlaceholderEmail } from "../../secrets/placeholders.js";
import { referenceIn } from "../../secrets/references.js";
import { atSetting, type Rule } from "../rule.js";

export const adminEmailInvalid: Rule = {
  id: "admin-email-invalid",
  severity: "error",
  source: "console",
  what: "The email of the initial Organization Admin is not an email address.",
  why: "Nobody could be invited or sign in by it.",
  remedy: "Write it as name@example.com.",
  check: ({ mode, settings: { adminEmail } }) =>
    mode !== "basic" || adminEmail === null || isSaidElsewhere(adminEmail.text) || isEmail(adminEmail.text.trim())
      ? []
      : [atSetting(adminEmail, { blocks: true })],
};

const isSaidElsewhere = (text: string): boolean => isPlaceholderEmail(text) || referenceIn(text) !== null;
