/** The rule looks at texts that say true; all others are left to switch-text-false. */
import { setTo } from "../offers.js";
import type { Rule } from "../rule.js";
import { textSwitches } from "./switches.js";

export const switchText: Rule = {
  id: "switch-text",
  severity: "warning",
  source: "console",
  what: "This switch is a text in quotes, not true or false.",
  why: "Templates that ask for a boolean refuse it, and the text false in its place would not turn it off.",
  remedy: "Write true without quotes.",
  check: textSwitches(false),
  fix: setTo(true, true),
};
