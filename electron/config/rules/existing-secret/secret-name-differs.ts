/** Such a manifest was matched with the values by the keys it holds. */
import { onHelm, type Problem, type Rule } from "../rule.js";
import { secretNameOf } from "./name.js";
import { givenSecrets } from "./secret-problems.js";

export const secretNameDiffers: Rule = {
  id: "secret-name-differs",
  severity: "error",
  source: "console",
  what: "The Secret is not called what the values say.",
  why: "The pods look for the name in the values and do not start.",
  remedy: "Make metadata.name and the name in the values the same.",
  check: onHelm(function* (subject): Iterable<Problem> {
    for (const { manifest, setting } of givenSecrets(subject)) {
      if (manifest.name === setting.text) continue;
      const message = `${setting.path} asks for the ${secretNameOf(setting)}, and this one is called otherwise.`;
      yield { path: "metadata.name", position: manifest.position, message };
    }
  }),
};
