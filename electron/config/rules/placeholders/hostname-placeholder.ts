/** Names reserved for examples (RFC 2606) count, and so does the vendor's host in its samples. */
import type { Setting } from "../../keys/setting.js";
import { isPlaceholderHost } from "../../secrets/placeholders.js";
import { settingAt } from "../../subject/helm.js";
import type { ComposeSubject } from "../../subject/subject.js";
import { atSetting, type Rule } from "../rule.js";

export const hostnamePlaceholder: Rule = {
  id: "hostname-placeholder",
  severity: "warning",
  source: "console",
  what: "The installation's host name is a placeholder or sample.",
  why: "Links, redirects and certificates would be for a host that is not this installation's.",
  remedy: "Fill in the name by which people reach it.",
  check: (subject) => {
    const host: Setting | null =
      subject.format === "helm" ? settingAt(subject.values, "config.hostname") : urlOf(subject);
    return host !== null && isPlaceholderHost(host.text) ? [atSetting(host)] : [];
  },
};

function urlOf({ entries }: ComposeSubject): Setting | null {
  const entry = entries.get("LANGSMITH_URL");
  return entry === undefined ? null : { path: entry.name, text: entry.value, position: entry.position };
}
