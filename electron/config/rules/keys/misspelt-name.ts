/** The rule is silent where the name that was meant is set too, or the compose file refers to this one. */
import { isNear } from "../../keys/edit-distance.js";
import { plainly } from "../../keys/nearest.js";
import { loginNames } from "../compose/reached.js";
import { fixOf } from "../offers.js";
import { onCompose, type Problem, type Rule } from "../rule.js";

export const misspeltName: Rule = {
  id: "misspelt-name",
  severity: "warning",
  source: "console",
  what: "No service knows this name, but one that is nearly the same and not set.",
  why: "It is silently ignored.",
  remedy: "Write it as the services do.",
  check: onCompose(function* ({ written, composeFile }): Iterable<Problem> {
    const used = new Set(composeFile?.references.map(({ name }) => name));
    for (const { name, position } of written.values()) {
      const meant = [...loginNames].find((known) => isNear(plainly(name), plainly(known)));
      if (meant === undefined || written.has(meant) || used.has(name)) continue;
      yield {
        path: name,
        position,
        belongs: meant,
        message: `No service knows ${name}; ${meant} is near, and not set.`,
        remedy: `Write ${meant}.`,
      };
    }
  }),
  fix: (_subject, { path, belongs }) =>
    belongs === undefined ? null : fixOf(`Write it as ${belongs}`, false, { kind: "move", path, to: belongs }),
};
