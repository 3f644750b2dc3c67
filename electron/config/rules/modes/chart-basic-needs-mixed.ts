/** Any type but oauth is left to chart-auth-type. */
import { basicSwitchPath, settingAt } from "../../subject/helm.js";
import { isTruthy, valueAt } from "../../yaml/values.js";
import { setTo } from "../offers.js";
import { atSetting, onHelm, type Rule } from "../rule.js";

export const chartBasicNeedsMixed: Rule = {
  id: "chart-basic-needs-mixed",
  severity: "error",
  source: "chart",
  what: "Basic auth is enabled, but config.authType is oauth.",
  why: "Email/password login needs the mixed type.",
  remedy: "Set config.authType: mixed.",
  check: onHelm(({ values }) => {
    const type = settingAt(values, "config.authType");
    return type?.text === "oauth" && isTruthy(valueAt(values, basicSwitchPath)) ? [atSetting(type)] : [];
  }),
  fix: setTo("mixed", true),
};
