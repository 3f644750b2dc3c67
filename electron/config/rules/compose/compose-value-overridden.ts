/** A service's value that refers to the name does not count as its own. */
import { referencesIn } from "../../env/interpolation.js";
import { onCompose, type Problem, type Rule } from "../rule.js";
import { isSet } from "./reached.js";

export const composeValueOverridden: Rule = {
  id: "compose-value-overridden",
  severity: "warning",
  source: "console",
  what: "The compose file gives a service its own value for a name that the .env sets.",
  why: "That service never sees the one in the .env.",
  remedy: "Refer to the name in its place in the compose file, or remove the name from the .env.",
  check: onCompose(function* ({ composeFile, written }): Iterable<Problem> {
    for (const { service, name, template, position } of composeFile?.variables ?? []) {
      const entry = written.get(name);
      if (entry === undefined || !isSet(entry) || template === null || template === entry.value) continue;
      if (!refersTo(template, name))
        yield {
          path: name,
          position,
          message: `The service ${service} has a value of its own for ${name}: it never sees the one in the .env.`,
        };
    }
  }),
};

/** True where the template refers to the name. A template that compose cannot read was refused with its file. */
const refersTo = (template: string, name: string): boolean =>
  referencesIn(template).some((reference) => reference.name === name);
