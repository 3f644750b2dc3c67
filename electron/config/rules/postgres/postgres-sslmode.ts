/** Where a URL has several, the last counts. */
import type { Rule } from "../rule.js";
import { sslModeOf, urlProblems } from "./external.js";

const modes = ["disable", "allow", "prefer", "require", "verify-ca", "verify-full"];

export const postgresSslmode: Rule = {
  id: "postgres-sslmode",
  severity: "error",
  source: "console",
  what: "The sslmode in the Postgres URL is not one that Postgres knows.",
  why: "The services refuse it and do not start.",
  remedy: "Write sslmode=verify-full, verify-ca or require.",
  check: (subject) =>
    urlProblems(subject, ({ options }) => {
      const mode = sslModeOf(options);
      return mode !== null && !modes.includes(mode);
    }),
};
