/** Finding switches of the chart that are texts instead of true or false. */
import { basicSwitchPath, oauthSwitchPath } from "../../subject/helm.js";
import { valueAt } from "../../yaml/values.js";
import { onHelm, type Problem } from "../rule.js";

const switches = [
  basicSwitchPath,
  oauthSwitchPath,
  "config.skipValidation",
  "postgres.external.enabled",
  "postgres.external.customTls",
  "ingress.enabled",
  "gateway.enabled",
  "istioGateway.enabled",
];

/** A check for switches whose text does not say true (`meantFalse`), or for those whose text does. */
export const textSwitches = (meantFalse: boolean) =>
  onHelm(function* ({ values }): Iterable<Problem> {
    for (const path of switches) {
      const value = valueAt(values, path);
      if (value?.kind !== "scalar" || typeof value.value !== "string" || value.value === "") continue;
      const saysTrue = ["true", "yes", "on", "1"].includes(value.value.toLowerCase());
      const blocks = meantFalse && (path === basicSwitchPath || path === oauthSwitchPath);
      if (saysTrue !== meantFalse) yield { path, position: value.position, blocks };
    }
  });
