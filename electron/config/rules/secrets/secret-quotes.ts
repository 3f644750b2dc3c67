/** A word processor, a chat or a page puts curly quotes in, and a script puts quotes around quotes. */
import { betweenQuotes } from "../../../../shared/characters.js";
import { rewriteValue } from "../offers.js";
import { atSetting, type Problem, type Rule } from "../rule.js";
import { everySecret } from "./every-secret.js";

export const secretQuotes: Rule = {
  id: "secret-quotes",
  severity: "warning",
  source: "console",
  what: "Quotes, curly or straight, stand around this secret and are part of it.",
  why: "People who type or copy the secret leave them out, and YAML and .env take off no curly ones.",
  remedy: "Remove them, unless they are meant.",
  check: function* (subject): Iterable<Problem> {
    for (const setting of everySecret(subject)) {
      const isSaid = subject.format === "compose" && /^["']/.test(setting.text.trim()); // by env-quotes-kept
      if (!isSaid && betweenQuotes(setting.text.trim()) !== null) yield atSetting(setting);
    }
  },
  fix: rewriteValue(
    "Remove the quotes around it",
    () => false,
    (text) => betweenQuotes(text.trim()),
  ),
};
