/** The names are those of the chart's ConfigMap, which a service's own environment overrides in silence. */
import { valueAt } from "../../yaml/values.js";
import { onHelm, type Problem, type Rule } from "../rule.js";
import { type EnvironmentName, environmentNames, extraEnvironments } from "./environment-names.js";
import { getsProductEnv } from "./services.js";

/** What the chart sets through its ConfigMap, which a service's own environment overrides (config-map.yaml). */
const sources: ReadonlyMap<string, string> = new Map([
  ["AUTH_TYPE", "config.authType"],
  ["VITE_BACKEND_AUTH_TYPE", "config.authType"],
  ["VITE_BASIC_AUTH_ENABLED", "config.basicAuth.enabled"],
]);

export const environmentReplacesValue: Rule = {
  id: "environment-replaces-value",
  severity: "warning",
  source: "chart",
  what: "This environment name overrides a value.",
  why: "The services then work with another setting than the one the values show.",
  remedy: "Remove it, and set the value.",
  check: onHelm(function* ({ values }): Iterable<Problem> {
    yield* replacing(environmentNames(valueAt(values, "commonEnv"), "commonEnv"));
    for (const { path, value } of extraEnvironments(values))
      if (getsProductEnv(path)) yield* replacing(environmentNames(value, path));
  }),
};

const replacing = (names: readonly EnvironmentName[]): readonly Problem[] =>
  names.flatMap(({ name, path, position }) => {
    const source = sources.get(name);
    return source === undefined ? [] : [{ path, position, message: `${name} overrides ${source} here.` }];
  });
