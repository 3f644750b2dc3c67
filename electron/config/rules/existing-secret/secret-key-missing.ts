/** A key that stands there misspelt is left to secret-key-misspelt. */
import { onHelm, type Problem, type Rule } from "../rule.js";
import { givenSecrets, isLoginKey, keyMeant } from "./secret-problems.js";

export const secretKeyMissing: Rule = {
  id: "secret-key-missing",
  severity: "error",
  source: "console",
  what: "The Secret lacks a key that the chart reads.",
  why: "The pods do not start without it (CreateContainerConfigError), long after helm said that all is well.",
  remedy: "Add the key to the Secret.",
  check: onHelm(function* (subject): Iterable<Problem> {
    for (const secret of givenSecrets(subject)) {
      const { manifest, needs } = secret;
      for (const need of needs) {
        if (manifest.keys.has(need) || keyMeant(secret, need) !== null) continue;
        const message = `The Secret has no key ${need}: the pods that read it do not start.`;
        yield { path: need, position: manifest.position, blocks: isLoginKey(need), message };
      }
    }
  }),
};
