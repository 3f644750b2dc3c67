/** The finding is at basic auth, though either of the two can be turned off. */
import { basicSwitchPath } from "../../subject/helm.js";
import { valueAt } from "../../yaml/values.js";
import { onHelm, type Rule } from "../rule.js";

export const chartBothModes: Rule = {
  id: "chart-both-modes",
  severity: "error",
  source: "chart",
  what: "Basic auth and OAuth are both enabled.",
  why: "An installation has exactly one login mode, and the chart refuses two.",
  remedy: "Set config.basicAuth.enabled or config.oauth.enabled to false.",
  check: onHelm(({ values, mode }) => {
    const position = valueAt(values, basicSwitchPath)?.position ?? null;
    return mode === null ? [{ path: basicSwitchPath, position, blocks: true }] : [];
  }),
};
