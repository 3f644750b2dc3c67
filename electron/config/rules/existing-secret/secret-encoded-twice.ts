/** The key is looked at as the service gets it: base64 in `data` was taken off once. */
import { isEncodedText } from "../../secrets/encoded.js";
import { onHelm, type Problem, type Rule } from "../rule.js";
import { neededKeys } from "./secret-problems.js";

export const secretEncodedTwice: Rule = {
  id: "secret-encoded-twice",
  severity: "error",
  source: "console",
  what: "A value of the Secret is base64 once more than the cluster takes off.",
  why: "The service gets the base64 and not the value, so that no password, license or URL is right.",
  remedy: "Encode the text itself, once: printf %s VALUE | base64 -w0.",
  check: onHelm(function* (subject): Iterable<Problem> {
    for (const { key, path, position, text } of neededKeys(subject)) {
      if (text === null || !isEncodedText(text)) continue;
      const inData = path.startsWith("data.");
      yield {
        path,
        position,
        message: inData
          ? "This was encoded twice: what it decodes to is base64 of a text, and the service gets that base64."
          : "This is base64 of a text. stringData takes the text itself, and the service gets the base64.",
        remedy: inData ? undefined : "Write the text itself, or move the key to data.",
        blocks: key === "initial_org_admin_password",
      };
    }
  }),
};
