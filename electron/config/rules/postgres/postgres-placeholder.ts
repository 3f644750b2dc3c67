/** Each part of the address is looked at on its own, in a URL as well as in fields. */
import { atSetting, onHelm, type Rule } from "../rule.js";
import { isUnfilledPart, joinedFields, urlProblems } from "./external.js";

const unfilledFields = onHelm((subject) =>
  joinedFields(subject, ["host", "user", "password", "database"]).flatMap((setting) =>
    isUnfilledPart(setting.text) ? [atSetting(setting)] : [],
  ),
);

export const postgresPlaceholder: Rule = {
  id: "postgres-placeholder",
  severity: "error",
  source: "console",
  what: "The database's address holds a placeholder.",
  why: "There is no such host, port, user or database.",
  remedy: "Fill in the real user, password, host, port and database.",
  check: (subject) => [
    ...urlProblems(subject, ({ user, password, host, port, database }) =>
      [user, password, host, port, database].some(isUnfilledPart),
    ),
    ...unfilledFields(subject),
  ],
};
