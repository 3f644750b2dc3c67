/** Values in a Secret's manifest are left to secret-encoded-twice. */
import { isEncodedText } from "../../secrets/encoded.js";
import { atSetting, type Problem, type Rule } from "../rule.js";
import { everySecret } from "./every-secret.js";

export const secretEncoded: Rule = {
  id: "secret-encoded",
  severity: "warning",
  source: "console",
  what: "This secret is base64 of a text.",
  why: "The chart and compose take the text itself: the base64 becomes the password or the key.",
  remedy: "Write the text itself, unless the base64 is meant.",
  check: function* (subject): Iterable<Problem> {
    for (const setting of everySecret(subject))
      if (!/^(stringD|d)ata\./.test(setting.path) && isEncodedText(setting.text)) yield atSetting(setting);
  },
};
