/** The address comes from the URL or from the fields, whichever the product uses. */
import { atSetting, type Rule } from "../rule.js";
import { addressOf } from "./external.js";

const isLocal = (host: string): boolean => /^(localhost|127(\.\d+){3}|0\.0\.0\.0|\[?::1\]?)$/i.test(host.trim());

export const postgresLocalHost: Rule = {
  id: "postgres-local-host",
  severity: "error",
  source: "console",
  what: "Postgres is looked for at localhost.",
  why: "Inside a container that is the container itself, where no Postgres runs.",
  remedy: "Write the host by which the services reach it.",
  check: (subject) => {
    const address = addressOf(subject);
    return address !== null && isLocal(address.host) ? [atSetting(address.setting)] : [];
  },
};
