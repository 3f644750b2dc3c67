/** The later of two equal secrets has the finding; equal placeholders have none. */
import { isPlaceholder } from "../../secrets/placeholders.js";
import { generateSecret } from "../offers.js";
import { atSetting, type Rule } from "../rule.js";
import { makeOne } from "./advice.js";
import { everySecret } from "./every-secret.js";

export const secretsReused: Rule = {
  id: "secrets-reused",
  severity: "warning",
  source: "console",
  what: "Two secrets have the same value.",
  why: "They do different jobs: anyone who learns one has the other too, and neither can be changed alone.",
  remedy: `Give each its own value; ${makeOne}`,
  check: (subject) =>
    everySecret(subject).flatMap((setting, index, secrets) => {
      const earlier = secrets.slice(0, index).find(({ text }) => text === setting.text);
      if (earlier === undefined || isPlaceholder(setting.text)) return [];
      return [atSetting(setting, { message: `This secret has the same value as ${earlier.path}.` })];
    }),
  fix: generateSecret,
};
