/** Hosts inside the cluster are left alone, and values with customTls. */
import { isTruthy, valueAt } from "../../yaml/values.js";
import { atSetting, type Rule } from "../rule.js";
import { addressOf, external, isInside, sslModeOf } from "./external.js";

const unsure = [null, "disable", "allow", "prefer"];

export const postgresTlsOff: Rule = {
  id: "postgres-tls-off",
  severity: "warning",
  source: "console",
  what: "Nothing in the Postgres URL says that the connection must use TLS.",
  why: "Password and data then cross the network in the clear wherever the server does not insist.",
  remedy: "Add ?sslmode=verify-full to the URL, or require where the certificate cannot be checked.",
  check: (subject) => {
    const address = addressOf(subject);
    if (address === null || address.setting !== subject.settings.postgresUrl || isInside(address.host)) return [];
    if (subject.format === "helm" && isTruthy(valueAt(subject.values, `${external}.customTls`))) return [];
    return unsure.includes(sslModeOf(address.options)) ? [atSetting(address.setting)] : [];
  },
};
