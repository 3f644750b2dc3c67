/** Where the Secret's manifest is given, the URL is read from it instead. */
import { atSetting, onHelm, type Rule } from "../rule.js";
import { externalAt, isExternal } from "./external.js";

export const postgresInExistingSecret: Rule = {
  id: "postgres-in-existing-secret",
  severity: "info",
  source: "console",
  what: "The Postgres URL is in an existing Secret.",
  why: "Gatehouse reads files, not the cluster.",
  remedy: "Give the Secret's manifest too, or name the database with --database or GATEHOUSE_DATABASE_URL.",
  check: onHelm((subject) => {
    const secret = externalAt(subject, "existingSecretName");
    return isExternal(subject) && secret !== null && subject.secrets.postgres?.manifest == null
      ? [atSetting(secret)]
      : [];
  }),
};
