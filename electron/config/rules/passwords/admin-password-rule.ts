/** Faults that chart-password reports already are left out. */
import { describePasswordFaults, findPasswordFaults } from "../../../../shared/password.js";
import { generateSecret } from "../offers.js";
import { atSetting, type Rule } from "../rule.js";
import { chartPasswordFaults } from "./chart-faults.js";

export const adminPasswordRule: Rule = {
  id: "admin-password-rule",
  severity: "error",
  source: "doc",
  what: "The initial admin password breaks the password rule.",
  why: "The bootstrap job would fail 10 to 25 minutes into the deployment.",
  remedy: "Use at least 12 characters with a lowercase letter, an uppercase letter and a symbol.",
  check: (subject) => {
    const setting = subject.settings.adminPassword;
    if (subject.mode !== "basic" || setting === null) return [];
    const said = chartPasswordFaults(subject);
    const faults = findPasswordFaults(setting.text).filter((fault) => !said.includes(fault));
    if (faults.length === 0) return [];
    const counted = subject.format === "helm" && faults.includes("too-short") && subject.existingSecret === null;
    const note = counted ? " The chart counts bytes, Gatehouse characters." : "";
    return [atSetting(setting, { blocks: true, message: describePasswordFaults(faults, setting.text) + note })];
  },
  fix: generateSecret,
};
