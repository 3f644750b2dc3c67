/** The rule looks for `${NAME:?…}` anywhere in the compose file, as compose does before it starts anything. */
import { onCompose, type Problem, type Rule } from "../rule.js";

export const composeNameRequired: Rule = {
  id: "compose-name-required",
  severity: "error",
  source: "console",
  what: "The compose file requires a value for a name that has none.",
  why: "Compose refuses to start anything.",
  remedy: "Set the name in the .env.",
  check: onCompose(function* ({ composeFile, written }): Iterable<Problem> {
    const said = new Set<string>();
    for (const { name, required, emptyIsNone, position } of composeFile?.required ?? []) {
      const value = written.get(name)?.value;
      const missing = value === undefined || (emptyIsNone && value === "");
      if (!required || !missing || said.has(name)) continue;
      said.add(name);
      yield { path: name, position, message: `The compose file requires a value for ${name}, which has none.` };
    }
  }),
};
