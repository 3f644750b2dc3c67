/** The rule looks one level down for a config that has keys of the chart. */
import { knownKeys } from "../../keys/known.js";
import { valueAt } from "../../yaml/values.js";
import { onHelm, type Rule } from "../rule.js";

export const valuesNested: Rule = {
  id: "values-nested",
  severity: "warning",
  source: "console",
  what: "These look like the chart's values, one level too deep.",
  why: "The chart reads config, postgres and the others at the top of the file only, unless another chart holds it.",
  remedy: "Move them to the top of the file; for a chart that holds this one, check the part below on its own.",
  check: onHelm(({ values }) =>
    [...values.entries].flatMap(([key, entry]) => {
      const nested = entry.value.kind === "map" ? valueAt(entry.value, "config") : null;
      const isConfig = nested?.kind === "map" && [...nested.entries.keys()].some((name) => configKeys.has(name));
      return isConfig && !topKeys.has(key) ? [{ path: key, position: entry.keyPosition }] : [];
    }),
  ),
};

const topKeys = new Set(knownKeys.get(""));
const configKeys = new Set(knownKeys.get("config"));
