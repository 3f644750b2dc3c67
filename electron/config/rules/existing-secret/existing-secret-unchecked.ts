/** Where the Secret's manifest is given, the password is checked here instead. */
import { atSetting, onHelm, type Rule } from "../rule.js";

export const existingSecretUnchecked: Rule = {
  id: "existing-secret-unchecked",
  severity: "warning",
  source: "chart",
  what: "The chart does not check the password in an existing Secret.",
  why: "One that breaks the rule fails the bootstrap job 10 to 25 minutes into the deployment.",
  remedy:
    "Make sure it has 12 characters, a lowercase letter, an uppercase letter and a symbol, or give the Secret's manifest to have it checked here.",
  check: onHelm(({ existingSecret, mode, secrets }) =>
    existingSecret === null || mode !== "basic" || secrets.login?.manifest ? [] : [atSetting(existingSecret)],
  ),
};
