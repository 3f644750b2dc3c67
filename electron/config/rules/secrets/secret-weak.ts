/** License key and OAuth settings are left out, because others chose them. */
import { isPlaceholder, isPublishedSecret } from "../../secrets/placeholders.js";
import { weaknessOf } from "../../secrets/strength.js";
import { generateSecret } from "../offers.js";
import { filledSecrets } from "../placeholders/filled.js";
import { atSetting, type Problem, type Rule } from "../rule.js";
import { makeOne } from "./advice.js";

export const secretWeak: Rule = {
  id: "secret-weak",
  severity: "warning",
  source: "console",
  what: "This secret is easily guessed.",
  why: "Anyone who guesses it can sign in as somebody else, or make API keys.",
  remedy: `Use a random one; ${makeOne}`,
  check: function* (subject): Iterable<Problem> {
    for (const { setting, remedy } of filledSecrets(subject)) {
      if (setting === subject.settings.licenseKey || subject.settings.oauth.includes(setting)) continue; // others chose these
      if (isPlaceholder(setting.text) || isPublishedSecret(setting.text)) continue;
      const weakness = weaknessOf(setting.text);
      if (weakness !== null)
        yield atSetting(setting, { remedy, message: `This secret is easily guessed: it ${weakness}.` });
    }
  },
  fix: generateSecret,
};
