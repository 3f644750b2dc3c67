/** This switch is a text that does not say true, and Helm's templates take every non-empty text for true. */
import type { Rule } from "../rule.js";
import { textSwitches } from "./switches.js";

export const switchTextFalse: Rule = {
  id: "switch-text-false",
  severity: "error",
  source: "console",
  what: "This switch is a text that does not say true, and Helm's templates take every non-empty text for true.",
  why: "The chart turns on what was meant to be off.",
  remedy: "Write true or false without quotes.",
  check: textSwitches(true),
};
