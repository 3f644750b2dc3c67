/** Every scheme counts, not only postgres://. */
import { rewriteValue } from "../offers.js";
import type { Rule } from "../rule.js";
import { urlProblems } from "./external.js";

export const postgresUrlScheme: Rule = {
  id: "postgres-url-scheme",
  severity: "warning",
  source: "doc",
  what: "The Postgres URL has a scheme.",
  why: "The product puts its own in front.",
  remedy: "Write user:password@host:5432/database, without postgres://.",
  check: (subject) => urlProblems(subject, ({ scheme }) => scheme !== null),
  fix: rewriteValue(
    "Remove the scheme",
    () => true,
    (text) => text.trim().replace(/^[a-z][a-z0-9+.-]*:\/\//i, ""),
  ),
};
