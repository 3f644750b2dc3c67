/** This is a note only, because the list of keys (keys/known.ts) ends with chart 0.17. */
import { onHelm, type Problem, type Rule } from "../rule.js";
import { unknownKeys } from "./unknown-keys.js";

export const unknownKey: Rule = {
  id: "unknown-key",
  severity: "info",
  source: "console",
  what: "The chart does not know this key.",
  why: "Nothing reads it, unless a newer chart does.",
  remedy: "Remove it, or look up its name.",
  check: onHelm(function* ({ values }): Iterable<Problem> {
    for (const { path, position, meant } of unknownKeys(values))
      if (meant.how === "unknown" && path.includes(".")) yield { path, position }; // own keys are usual at the top of a file
  }),
};
