/** The rule looks at the secrets of the mode in use; filled.ts lists them with what to fill in. */
import { isPlaceholder } from "../../secrets/placeholders.js";
import { referenceIn } from "../../secrets/references.js";
import { generateSecret } from "../offers.js";
import { atSetting, type Problem, type Rule } from "../rule.js";
import { filledSecrets } from "./filled.js";

export const placeholder: Rule = {
  id: "placeholder",
  severity: "error",
  source: "console",
  what: "A placeholder was left in.",
  why: "The installation takes the placeholder for the value: it does not start, or is open to anyone who tries it.",
  remedy: "Fill in the real value.",
  check: function* (subject): Iterable<Problem> {
    for (const { setting, blocks, remedy } of filledSecrets(subject))
      if (isPlaceholder(setting.text) && referenceIn(setting.text) === null)
        yield atSetting(setting, { blocks, remedy });
  },
  fix: generateSecret,
};
