/** The setting is then the opposite of what its text says, where switch-text does no harm yet. */
import { setTo, textAt } from "../offers.js";
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
  fix: (subject, problem) => {
    const saysFalse = ["false", "no", "off", "0", "n", "f"].includes(
      textAt(subject, problem.path)?.toLowerCase() ?? "",
    );
    return saysFalse ? setTo(false, true)(subject, problem) : null;
  },
};
