/** The same environment name is set twice. */
import { valueAt } from "../../values.js";
import { onHelm, type Problem, type Rule } from "../rule.js";
import { environmentNames, extraEnvironments, repeated } from "./environment-names.js";

export const chartEnvironmentTwice: Rule = {
  id: "chart-environment-twice",
  severity: "error",
  source: "chart",
  what: "The same environment name is set twice.",
  why: "The chart refuses duplicates across commonEnv and extraEnv.",
  remedy: "Keep one of them.",
  check: onHelm(function* ({ values }): Iterable<Problem> {
    const common = environmentNames(valueAt(values, "commonEnv"), "commonEnv");
    yield* repeated(common).map(({ path, position }) => ({ path, position }));
    const once = common.filter((name) => !repeated(common).includes(name));
    for (const [path, list] of extraEnvironments(values, ""))
      yield* repeated([...once, ...environmentNames(list, path)]).map((name) => ({
        path: name.path,
        position: name.position,
      }));
  }),
};
