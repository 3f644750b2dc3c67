/** The rule looks at URL and host, which are written for an external Postgres only. */
import { atSetting, onHelm, type Problem, type Rule } from "../rule.js";
import { externalAt, isExternal } from "./external.js";

export const postgresNotEnabled: Rule = {
  id: "postgres-not-enabled",
  severity: "warning",
  source: "chart",
  what: "An external Postgres is named, but postgres.external.enabled is not true.",
  why: "The chart then starts a Postgres of its own in the cluster, and the installation's data goes there.",
  remedy: "Set postgres.external.enabled: true, or remove this.",
  check: onHelm(function* (subject): Iterable<Problem> {
    if (isExternal(subject)) return;
    for (const key of ["connectionUrl", "host"]) {
      const setting = externalAt(subject, key);
      if (setting !== null) yield atSetting(setting);
    }
  }),
};
