/** YAML reads this secret as a number, boolean or collection, not as text. */
import { valueAt } from "../../values.js";
import { onHelm, type Problem, type Rule } from "../rule.js";
import { encodedSecrets, loginTexts } from "./texts.js";

export const chartSecretNotText: Rule = {
  id: "chart-secret-not-text",
  severity: "error",
  source: "chart",
  what: "YAML reads this secret as a number, boolean or collection, not as text.",
  why: "The chart's templates fail on it.",
  remedy: "Put it in quotes.",
  check: onHelm(function* ({ values, existingSecret }): Iterable<Problem> {
    if (existingSecret !== null) return;
    for (const path of encodedSecrets) {
      const value = valueAt(values, path);
      if (value === null || (value.kind === "scalar" && typeof value.value === "string")) continue;
      yield { path, position: value.position, blocks: loginTexts.includes(path) };
    }
  }),
};
