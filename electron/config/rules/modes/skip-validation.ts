/** With it the findings of the chart's own conditions become warnings (check.ts). */
import { truthySettingAt } from "../../subject/helm.js";
import { removeIt } from "../offers.js";
import { atSetting, onHelm, type Rule } from "../rule.js";

export const skipValidation: Rule = {
  id: "skip-validation",
  severity: "warning",
  source: "chart",
  what: "config.skipValidation turns the chart's checks off.",
  why: "Mistakes then show only when the installation runs.",
  remedy: "Remove config.skipValidation.",
  check: onHelm(({ values }) => {
    const setting = truthySettingAt(values, "config.skipValidation");
    return setting === null ? [] : [atSetting(setting)];
  }),
  fix: removeIt("Remove config.skipValidation", false),
};
