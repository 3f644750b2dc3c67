/** This is the chart's own condition, which counts bytes (chart-faults.ts). */
import { describePasswordFaults } from "../../../../shared/password.js";
import { generateSecret } from "../offers.js";
import { absent, atSetting, onHelm, type Rule } from "../rule.js";
import { chartPasswordFaults, passwordPath } from "./chart-faults.js";

export const chartPassword: Rule = {
  id: "chart-password",
  severity: "error",
  source: "chart",
  what: "There is no initial admin password.",
  why: "The chart refuses basic auth without one unless config.existingSecretName is set.",
  remedy: `Set ${passwordPath}: at least 12 characters with a lowercase letter, an uppercase letter and a symbol.`,
  check: onHelm((subject) => {
    const faults = chartPasswordFaults(subject);
    const setting = subject.settings.adminPassword;
    if (faults.length === 0) return [];
    if (setting === null) return [absent(passwordPath, { blocks: true })];
    return [atSetting(setting, { blocks: true, message: describePasswordFaults(faults) })];
  }),
  fix: generateSecret,
};
