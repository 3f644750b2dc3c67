/** The chart has a default for every other field. */
import { absent, onHelm, type Rule } from "../rule.js";
import { external, externalAt, isExternal } from "./external.js";

export const postgresIncomplete: Rule = {
  id: "postgres-incomplete",
  severity: "error",
  source: "console",
  what: "An external Postgres is enabled, but neither its URL nor its host is given.",
  why: "The services would have no database.",
  remedy: "Set postgres.external.connectionUrl, host, or existingSecretName.",
  check: onHelm((subject) => {
    const named = ["connectionUrl", "host", "existingSecretName"].some((key) => externalAt(subject, key) !== null);
    return isExternal(subject) && !named ? [absent(`${external}.host`)] : [];
  }),
};
