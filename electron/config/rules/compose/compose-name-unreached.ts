/** Names that login depends on are left to compose-login-unreached. */
import { atEntry } from "../env/entry.js";
import { onCompose, type Rule } from "../rule.js";
import { loginNames, unreachedEntries } from "./reached.js";

export const composeNameUnreached: Rule = {
  id: "compose-name-unreached",
  severity: "warning",
  source: "console",
  what: "The compose file hands this name to no service.",
  why: "Setting it changes nothing: the services run with their own default.",
  remedy: "Add it under environment: of the services that read it, or remove it; check its spelling.",
  check: onCompose((subject) =>
    unreachedEntries(subject)
      .filter(({ name }) => !loginNames.has(name))
      .map(atEntry),
  ),
};
