/** keys/retired.ts lists the keys with what took their place. */
import { retiredKeys } from "../../keys/retired.js";
import { entryAt } from "../../yaml/values.js";
import { onHelm, type Problem, type Rule } from "../rule.js";

export const retiredKey: Rule = {
  id: "retired-key",
  severity: "warning",
  source: "chart",
  what: "This key is one of an earlier chart's.",
  why: "A newer chart refuses it, or no longer reads it.",
  remedy: "Remove it before the chart is upgraded.",
  check: onHelm(function* ({ values, refusals }): Iterable<Problem> {
    for (const { path, now } of retiredKeys) {
      if (refusals.some((refusal) => refusal.path === path)) continue; // chart-check says so, as an error
      const entry = entryAt(values, path);
      const belongs = now === null ? undefined : `Since then it belongs in ${now}.`;
      if (entry !== null) yield { path, position: entry.keyPosition, remedy: belongs };
    }
  }),
};
