/** An IPv6 address in brackets counts as a host. */
import { atSetting, onHelm, type Rule } from "../rule.js";
import { joinedFields } from "./external.js";

export const postgresHostForm: Rule = {
  id: "postgres-host-form",
  severity: "error",
  source: "console",
  what: "postgres.external.host is more than a host name.",
  why: "The chart joins it with user, port and database into a URL, which a scheme, port or path in it breaks.",
  remedy: "Write the host alone, and the port in postgres.external.port.",
  check: onHelm((subject) =>
    joinedFields(subject, ["host"]).flatMap((host) =>
      /[:/@?#\s]/.test(host.text.trim()) && !/^\[[0-9a-f:.]+\]$/i.test(host.text.trim()) ? [atSetting(host)] : [],
    ),
  ),
};
