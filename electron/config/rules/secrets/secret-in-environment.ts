/** Every list of environment names is looked at, for names that shared/secret-names.ts knows. */
import { isSecretName } from "../../../../shared/secret-names.js";
import { valueAt } from "../../yaml/values.js";
import { type EnvironmentName, environmentNames, extraEnvironments } from "../chart/environment-names.js";
import { onHelm, type Problem, type Rule } from "../rule.js";

export const secretInEnvironment: Rule = {
  id: "secret-in-environment",
  severity: "warning",
  source: "console",
  what: "A secret is written into a service's environment.",
  why: "Everyone who may look at the deployment can read it there, and it stays in the cluster's history.",
  remedy: "Put it into a Secret, and name that with valueFrom.secretKeyRef.",
  check: onHelm(function* ({ values }): Iterable<Problem> {
    yield* secretsIn(environmentNames(valueAt(values, "commonEnv"), "commonEnv"));
    for (const { path, value } of extraEnvironments(values)) yield* secretsIn(environmentNames(value, path));
  }),
};

const secretsIn = (names: readonly EnvironmentName[]): readonly Problem[] =>
  names.flatMap(({ name, path, value }) => {
    const written = value?.kind === "scalar" && value.value !== null && value.value !== "";
    return written && isSecretName(name)
      ? [{ path: `${path.slice(0, -"name".length)}value`, position: value.position }]
      : [];
  });
