/** The place is named only where a single map has such a key; otherwise the key is left to unknown-key. */
import { moveIt } from "../offers.js";
import { onHelm, type Problem, type Rule } from "../rule.js";
import { unknownKeys } from "./unknown-keys.js";

export const misplacedKey: Rule = {
  id: "misplaced-key",
  severity: "warning",
  source: "console",
  what: "The chart does not know this key here, but in another place.",
  why: "It is silently ignored.",
  remedy: "Move it to its place.",
  check: onHelm(function* ({ values }): Iterable<Problem> {
    for (const { path, position, meant } of unknownKeys(values))
      if (meant.how === "misplaced")
        yield {
          path,
          position,
          belongs: meant.path,
          message: `The chart silently ignores ${path}; its place is ${meant.path}.`,
          remedy: `Move it to ${meant.path}.`,
        };
  }),
  fix: moveIt(false),
};
