/** A chart always has a login; only the compose file has a mode without. */
import { basicSwitchPath } from "../../subject/helm.js";
import { valueAt } from "../../yaml/values.js";
import { onHelm, type Rule } from "../rule.js";

export const chartNoMode: Rule = {
  id: "chart-no-mode",
  severity: "error",
  source: "chart",
  what: "Neither basic auth nor OAuth is enabled.",
  why: "The chart refuses an installation without login.",
  remedy: "For email/password login set config.basicAuth.enabled: true and config.authType: mixed.",
  check: onHelm(({ values, mode }) =>
    mode === "none" ? [{ path: basicSwitchPath, position: valueAt(values, basicSwitchPath)?.position ?? null }] : [],
  ),
};
