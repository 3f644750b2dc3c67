/** A URL that cannot be split is left to postgres-url-encoding. */
import type { Rule } from "../rule.js";
import { urlProblems } from "./external.js";

export const postgresUrlIncomplete: Rule = {
  id: "postgres-url-incomplete",
  severity: "error",
  source: "console",
  what: "The Postgres URL names no host or no database.",
  why: "The services would look in the wrong place, or for a database named after the user.",
  remedy: "Write user:password@host:5432/database.",
  check: (subject) =>
    urlProblems(subject, ({ host, database, needsEncoding }) => !needsEncoding && (host === "" || database === "")),
};
