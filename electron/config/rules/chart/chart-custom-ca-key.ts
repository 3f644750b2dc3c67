/** This is a condition of the chart's own, which takes any text for set, even one of spaces. */
import { truthySettingAt } from "../../subject/helm.js";
import { isTruthy, valueAt } from "../../yaml/values.js";
import { atSetting, onHelm, type Rule } from "../rule.js";

export const chartCustomCaKey: Rule = {
  id: "chart-custom-ca-key",
  severity: "error",
  source: "chart",
  charts: { from: "0.12.19" },
  what: "config.customCa.secretName is set without config.customCa.secretKey.",
  why: "The chart needs to know which key of the Secret holds the certificate.",
  remedy: "Set config.customCa.secretKey, for example ca.crt.",
  check: onHelm(({ values }) => {
    const secret = truthySettingAt(values, "config.customCa.secretName");
    return secret !== null && !isTruthy(valueAt(values, "config.customCa.secretKey")) ? [atSetting(secret)] : [];
  }),
};
