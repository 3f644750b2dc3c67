/** The admin's password is left to admin-password-rule, and spaces and line ends around a secret to secret-spaces. */
import { describeUnseen, findUnseen } from "../../../../shared/characters.js";
import { withoutSpacesAround } from "../../../../shared/email.js";
import type { Setting } from "../../keys/setting.js";
import type { Subject } from "../../subject/subject.js";
import { rewriteValue } from "../offers.js";
import { joinedFields } from "../postgres/external.js";
import { atSetting, type Problem, type Rule } from "../rule.js";
import { everySecret } from "./every-secret.js";

export const secretUnseen: Rule = {
  id: "secret-unseen",
  severity: "warning",
  source: "console",
  what: "This secret holds a character that nobody sees.",
  why: "It came along with a copy, and another copy of the secret differs.",
  remedy: "Copy the secret again from where it was made, as plain text.",
  check: function* (subject): Iterable<Problem> {
    for (const setting of [...everySecret(subject), ...postgresSecrets(subject)]) {
      const hidden = setting === subject.settings.adminPassword ? null : findUnseen(withoutSpacesAround(setting.text));
      if (hidden !== null) yield atSetting(setting, { message: `This secret holds ${describeUnseen(hidden)}.` });
    }
  },
  fix: rewriteValue("Remove what nobody sees", () => false, withoutUnseen),
};

const postgresSecrets = (subject: Subject): readonly Setting[] => [
  ...(subject.settings.postgresUrl === null ? [] : [subject.settings.postgresUrl]),
  ...(subject.format === "helm" ? joinedFields(subject, ["password"]) : []),
];

function withoutUnseen(text: string): string | null {
  const seen = [...text].filter((character) => findUnseen(character) === null).join("");
  return seen.trim() === "" ? null : seen;
}
