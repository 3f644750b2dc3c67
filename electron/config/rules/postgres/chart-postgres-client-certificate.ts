/** The fix needs a decision, because the server must offer TLS as well. */
import { truthySettingAt } from "../../subject/helm.js";
import { isTruthy, valueAt } from "../../yaml/values.js";
import { fixOf } from "../offers.js";
import { atSetting, onHelm, type Rule } from "../rule.js";
import { external } from "./external.js";

export const chartPostgresClientCertificate: Rule = {
  id: "chart-postgres-client-certificate",
  severity: "error",
  source: "chart",
  charts: { from: "0.12.28" },
  what: "A Postgres client certificate is set without customTls.",
  why: "The chart refuses it.",
  remedy: "Set postgres.external.customTls: true.",
  check: onHelm((subject) => {
    const secret = truthySettingAt(subject.values, `${external}.clientCert.secretName`);
    return secret === null || isTruthy(valueAt(subject.values, `${external}.customTls`)) ? [] : [atSetting(secret)];
  }),
  fix: () =>
    fixOf("Set postgres.external.customTls to true", false, {
      kind: "set",
      path: "postgres.external.customTls",
      value: true,
    }),
};
