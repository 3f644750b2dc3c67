/** config.skipValidation turns the chart's checks off. */
import { removeIt } from "../../fixes/offers.js";
import { isTruthy, valueAt } from "../../values.js";
import { onHelm, type Rule } from "../rule.js";

export const skipValidation: Rule = {
  id: "skip-validation",
  severity: "warning",
  source: "chart",
  what: "config.skipValidation turns the chart's checks off.",
  why: "Mistakes then show only when the installation runs.",
  remedy: "Remove config.skipValidation.",
  check: onHelm(({ values }) => {
    const value = valueAt(values, "config.skipValidation");
    return value !== null && isTruthy(value) ? [{ path: "config.skipValidation", position: value.position }] : [];
  }),
  fix: removeIt("Remove config.skipValidation", false),
};
