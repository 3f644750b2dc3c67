/** This is an error beside compose-name-unreached, because without these names nobody can log in. */
import { atEntry } from "../env/entry.js";
import { onCompose, type Rule } from "../rule.js";
import { loginNames, unreachedEntries } from "./reached.js";

export const composeLoginUnreached: Rule = {
  id: "compose-login-unreached",
  severity: "error",
  source: "console",
  what: "The compose file hands this name, which login depends on, to no service.",
  why: "The installation runs as if it were not set.",
  remedy: "Add it under environment: of the backend services, as the published compose file does.",
  check: onCompose((subject) =>
    unreachedEntries(subject)
      .filter(({ name }) => loginNames.has(name))
      .map(atEntry),
  ),
};
