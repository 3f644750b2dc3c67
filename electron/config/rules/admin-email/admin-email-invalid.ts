/** The email must have the form that invitations ask for; placeholders and references have rules of their own. */
import { describeEmailFault, withoutSpacesAround } from "../../../../shared/email.js";
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
  check: ({ mode, settings: { adminEmail } }) => {
    if (mode !== "basic" || adminEmail === null || isSaidElsewhere(adminEmail.text)) return [];
    const fault = describeEmailFault(withoutSpacesAround(adminEmail.text));
    return fault === null ? [] : [atSetting(adminEmail, { blocks: true, message: fault })];
  },
};

const isSaidElsewhere = (text: string): boolean => isPlaceholderEmail(text) || referenceIn(text) !== null;
