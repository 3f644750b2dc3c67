/** A switch that says false is a decision and has no finding. */
import { basicSwitchPath } from "../../subject/helm.js";
import { entryAt, valueAt } from "../../yaml/values.js";
import { onHelm, type Rule } from "../rule.js";

const map = "config.basicAuth";

export const basicAuthNotEnabled: Rule = {
  id: "basic-auth-not-enabled",
  severity: "warning",
  source: "console",
  what: "config.basicAuth has values, but config.basicAuth.enabled is not set.",
  why: "It is off by default, and then nothing reads them.",
  remedy: "Set config.basicAuth.enabled: true, or remove config.basicAuth.",
  check: onHelm(({ values }) => {
    const entry = entryAt(values, map);
    const written = entry?.value.kind === "map" && entry.value.entries.size > 0;
    return written && valueAt(values, basicSwitchPath) === null ? [{ path: map, position: entry.keyPosition }] : [];
  }),
};
