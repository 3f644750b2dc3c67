/** Rules for a value that the chart demands unless an existing Secret holds it. */
import { isTruthy, valueAt } from "../../yaml/values.js";
import { generateSecret } from "../offers.js";
import { absent, onHelm, type Rule } from "../rule.js";

export const chartNeeds = (id: string, path: string, name: string, remedy: string): Rule => ({
  id,
  severity: "error",
  source: "chart",
  what: `There is no ${name}.`,
  why: "The chart refuses to go without it unless config.existingSecretName is set.",
  remedy,
  check: onHelm(({ values, existingSecret }) =>
    existingSecret === null && !isTruthy(valueAt(values, path)) ? [absent(path)] : [],
  ),
  fix: generateSecret,
});
