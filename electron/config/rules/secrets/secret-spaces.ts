/** The usual causes are a copied line break and a YAML block that starts with |. */
import { rewriteValue } from "../offers.js";
import { atSetting, type Problem, type Rule } from "../rule.js";
import { everySecret } from "./every-secret.js";

export const secretSpaces: Rule = {
  id: "secret-spaces",
  severity: "warning",
  source: "console",
  what: "This secret begins or ends with a space or line break.",
  why: "It is part of the secret, and people who type or copy the secret leave it out.",
  remedy: "Remove it; in YAML a block with |- instead of | has no line break at its end.",
  check: function* (subject): Iterable<Problem> {
    for (const setting of everySecret(subject)) if (setting.text !== setting.text.trim()) yield atSetting(setting);
  },
  fix: rewriteValue(
    "Remove the spaces around it",
    () => false,
    (text) => text.trim(),
  ),
};
