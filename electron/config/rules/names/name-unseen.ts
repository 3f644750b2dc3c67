/** Joiners and other signs that a script needs stay allowed in the names of organization and workspace. */
import { describeUnseen, findUnseen, findUnseenInName } from "../../../../shared/characters.js";
import { withoutSpacesAround } from "../../../../shared/email.js";
import type { Setting } from "../../keys/setting.js";
import { settingAt } from "../../subject/helm.js";
import type { Subject } from "../../subject/subject.js";
import { joinedFields } from "../postgres/external.js";
import { atSetting, type Problem, type Rule } from "../rule.js";

export const nameUnseen: Rule = {
  id: "name-unseen",
  severity: "error",
  source: "console",
  what: "A name holds a character that nobody sees: that of the organization, a workspace, a host, a Secret or a user.",
  why: "It is another name than the one that is read there.",
  remedy: "Type the name again, without what was copied along.",
  check: function* (subject): Iterable<Problem> {
    const { organizationName, workspaceName } = subject.settings;
    for (const setting of [organizationName, workspaceName])
      if (setting !== null)
        yield* problemsOf(setting, findUnseenInName(setting.text.trim()), { blocks: subject.mode === "basic" });
    for (const setting of othersOf(subject)) yield* problemsOf(setting, findUnseen(withoutSpacesAround(setting.text)));
  },
};

function* problemsOf(setting: Setting, hidden: string | null, more: Partial<Problem> = {}): Iterable<Problem> {
  if (hidden !== null) yield atSetting(setting, { ...more, message: `The name holds ${describeUnseen(hidden)}.` });
}

function othersOf(subject: Subject): readonly Setting[] {
  if (subject.format === "compose") {
    const url = subject.entries.get("LANGSMITH_URL");
    return url === undefined ? [] : [{ path: url.name, text: url.value, position: url.position }];
  }
  const paths = ["config.hostname", "config.existingSecretName", "postgres.external.existingSecretName"];
  return [
    ...paths.flatMap((path) => settingAt(subject.values, path) ?? []),
    ...joinedFields(subject, ["host", "user", "database"]),
  ];
}
