/** Joiners and other signs that a script needs stay allowed, as in the names of people. */
import { describeUnseen, findUnseenInName } from "../../../../shared/characters.js";
import { atSetting, type Problem, type Rule } from "../rule.js";

export const nameUnseen: Rule = {
  id: "name-unseen",
  severity: "error",
  source: "console",
  what: "The name of the organization or of its first workspace holds a character that nobody sees.",
  why: "Nobody who types the name finds it, and two names look the same.",
  remedy: "Type the name again, without what was copied along.",
  check: function* ({ mode, settings: { organizationName, workspaceName } }): Iterable<Problem> {
    for (const setting of [organizationName, workspaceName]) {
      const hidden = setting === null ? null : findUnseenInName(setting.text.trim());
      if (setting !== null && hidden !== null)
        yield atSetting(setting, { blocks: mode === "basic", message: `The name holds ${describeUnseen(hidden)}.` });
    }
  },
};
