/** commonEnv is compared with each service's extraEnv, and each list with itself. */
import { valueAt } from "../../yaml/values.js";
import { onHelm, type Problem, type Rule } from "../rule.js";
import { type EnvironmentName, environmentNames, extraEnvironments, repeated } from "./environment-names.js";
import { getsCommonEnv, isCheckedService } from "./services.js";

export const chartEnvironmentTwice: Rule = {
  id: "chart-environment-twice",
  severity: "error",
  source: "chart",
  what: "The same environment name is set twice.",
  why: "The chart refuses duplicates across commonEnv and extraEnv.",
  remedy: "Keep one of them.",
  check: onHelm(function* ({ values }): Iterable<Problem> {
    const common = environmentNames(valueAt(values, "commonEnv"), "commonEnv");
    const twice = repeated(common);
    yield* twice.map(atName);
    const once = common.filter((name) => !twice.includes(name));
    for (const { path, value } of extraEnvironments(values)) {
      if (!isCheckedService(values, path)) continue;
      yield* repeated([...(getsCommonEnv(path) ? once : []), ...environmentNames(value, path)]).map(atName);
    }
  }),
};

const atName = ({ path, position }: EnvironmentName): Problem => ({ path, position });
