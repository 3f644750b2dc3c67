/** The findings are at the settings that lose, and name the one that wins. */
import { atSetting, onHelm, type Problem, type Rule } from "../rule.js";
import { external, externalAt, isExternal } from "./external.js";

const fields = ["host", "port", "user", "password", "database"];

export const postgresValuesIgnored: Rule = {
  id: "postgres-values-ignored",
  severity: "warning",
  source: "chart",
  what: "This Postgres setting is ignored.",
  why: "An existing Secret comes before the URL, and the URL before the separate fields.",
  remedy: "Keep only what counts.",
  check: onHelm(function* (subject): Iterable<Problem> {
    if (!isExternal(subject)) return;
    const secret = externalAt(subject, "existingSecretName");
    const url = externalAt(subject, "connectionUrl");
    const winner = secret === null ? "connectionUrl" : "existingSecretName";
    if (secret === null && url === null) return;
    for (const key of secret === null ? fields : ["connectionUrl", ...fields]) {
      const setting = externalAt(subject, key);
      if (setting !== null)
        yield atSetting(setting, { message: `${setting.path} is ignored, because ${external}.${winner} is set.` });
    }
  }),
};
