/** A host name with more than a host in it. */
import { settingAt } from "../../subject/helm.js";
import { atSetting, onHelm, type Rule } from "../rule.js";

export const hostnameForm: Rule = {
  id: "hostname-form",
  severity: "warning",
  source: "chart",
  what: "config.hostname holds a path or a space.",
  why: "The chart puts paths of its own behind it.",
  remedy: "Write the host, with or without https://, and the path in config.basePath.",
  check: onHelm(({ values }) => {
    const host = settingAt(values, "config.hostname");
    return host !== null && /[\s/?#]/.test(host.text.replace(/^https?:\/\//i, "")) ? [atSetting(host)] : [];
  }),
};
