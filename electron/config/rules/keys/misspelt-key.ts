/** Other spellings come first, then other names in use, then near words (keys/nearest.ts). */
import { moveIt } from "../offers.js";
import { onHelm, type Problem, type Rule } from "../rule.js";
import { unknownKeys } from "./unknown-keys.js";

export const misspeltKey: Rule = {
  id: "misspelt-key",
  severity: "warning",
  source: "console",
  what: "The chart does not know this key, but one that is nearly the same.",
  why: "It is silently ignored.",
  remedy: "Write it as the chart does.",
  check: onHelm(function* ({ values }): Iterable<Problem> {
    for (const { path, position, meant } of unknownKeys(values))
      if (meant.how === "misspelt")
        yield {
          path,
          position,
          belongs: meant.path,
          message: `The chart does not know ${path}, which it silently ignores; ${meant.path} is near.`,
          remedy: `Write ${meant.path}.`,
        };
  }),
  fix: moveIt(false),
};
