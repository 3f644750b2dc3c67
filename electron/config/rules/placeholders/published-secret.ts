/** The texts are those that stand in the product's, its chart's and its documents' samples. */
import { isPublishedSecret } from "../../secrets/placeholders.js";
import { generateSecret } from "../offers.js";
import { atSetting, type Problem, type Rule } from "../rule.js";
import { filledSecrets } from "./filled.js";

export const publishedSecret: Rule = {
  id: "published-secret",
  severity: "error",
  source: "console",
  what: "This secret is a published sample or a common word.",
  why: "Attackers try it first, and the product refuses known values since 0.13.26.",
  remedy: "Fill in one of your own.",
  check: function* (subject): Iterable<Problem> {
    for (const { setting, blocks, remedy } of filledSecrets(subject))
      if (isPublishedSecret(setting.text)) yield atSetting(setting, { blocks, remedy });
  },
  fix: generateSecret,
};
