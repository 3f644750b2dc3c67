/** A key counts as misspelt where it is a spelling, another usual name or a near word of the right one. */
import { onHelm, type Problem, type Rule } from "../rule.js";
import { givenSecrets, isLoginKey, keyMeant } from "./secret-problems.js";

export const secretKeyMisspelt: Rule = {
  id: "secret-key-misspelt",
  severity: "error",
  source: "console",
  what: "A key of the Secret is not called what the chart reads.",
  why: "The chart finds nothing under its own name, and the pods do not start.",
  remedy: "Rename the key.",
  check: onHelm(function* (subject): Iterable<Problem> {
    for (const secret of givenSecrets(subject)) {
      for (const need of secret.needs) {
        const meant = secret.manifest.keys.has(need) ? null : keyMeant(secret, need);
        if (meant === null) continue;
        const message = `The chart reads this from the key ${need}.`;
        yield {
          path: need,
          position: meant.keyPosition,
          blocks: isLoginKey(need),
          message,
          remedy: `Rename it to ${need}.`,
        };
      }
    }
  }),
};
