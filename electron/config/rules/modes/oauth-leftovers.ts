/** Removing it is safe only where it is a placeholder: a real value may be needed again. */
import { isPlaceholder } from "../../secrets/placeholders.js";
import { removeIt, textAt } from "../offers.js";
import { atSetting, type Rule } from "../rule.js";

export const oauthLeftovers: Rule = {
  id: "oauth-leftovers",
  severity: "warning",
  source: "console",
  what: "An OAuth setting is left beside email/password login.",
  why: "Such leftovers, placeholders above all, break the login page.",
  remedy: "Remove the OAuth settings.",
  check: ({ mode, settings }) => (mode === "basic" ? settings.oauth.map((setting) => atSetting(setting)) : []),
  fix: (subject, problem) =>
    removeIt("Remove the OAuth setting", isPlaceholder(textAt(subject, problem.path) ?? ""))(subject, problem),
};
