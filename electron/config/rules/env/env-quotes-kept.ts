/** The usual cause is a script that quotes a value which had quotes already. */
import { rewriteValue } from "../offers.js";
import { onCompose, type Rule } from "../rule.js";
import { atEntry } from "./entry.js";

export const envQuotesKept: Rule = {
  id: "env-quotes-kept",
  severity: "warning",
  source: "console",
  what: "The quotes around this value are part of it.",
  why: "Compose takes off only the outermost quotes, and none with a backslash before them.",
  remedy: "Write one pair of quotes, without backslashes.",
  check: onCompose(({ entries }) =>
    [...entries.values()]
      .filter(({ value }) => /^(["']).*\1$/s.test(value.trim()))
      .map((entry) => ({ ...atEntry(entry), ...(entry.raw ? whereRaw : {}) })),
  ),
  fix: (subject, problem) =>
    subject.format === "compose" && subject.entries.get(problem.path)?.raw ? null : onePair(subject, problem),
};

const whereRaw = {
  message: "The quotes around this value are part of it: a service takes this file with format: raw.",
  remedy: "Write the value without quotes, or leave format: raw out of the compose file.",
};

const onePair = rewriteValue(
  "Write one pair of quotes",
  () => false,
  (text) => text.trim().slice(1, -1),
);
