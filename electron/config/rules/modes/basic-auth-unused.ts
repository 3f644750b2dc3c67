/** The rule looks at the settings that count, in both formats. */
import { atSetting, type Rule } from "../rule.js";

export const basicAuthUnused: Rule = {
  id: "basic-auth-unused",
  severity: "info",
  source: "console",
  what: "This value is for email/password login, which is not enabled.",
  why: "Nothing reads it.",
  remedy: "Enable email/password login, or remove the value.",
  check: (subject) => {
    if (subject.mode !== "none" && subject.mode !== "oidc") return [];
    const { jwtSecret, adminEmail, adminPassword } = subject.settings;
    return [jwtSecret, adminEmail, adminPassword].flatMap((setting) => (setting === null ? [] : [atSetting(setting)]));
  },
};
