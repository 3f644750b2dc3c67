/** A host inside the cluster or the compose network is left alone, where nobody else reaches it. */
import { isPublishedSecret } from "../../secrets/placeholders.js";
import { atSetting, type Rule } from "../rule.js";
import { addressOf, isInside } from "./external.js";

export const postgresDefaultPassword: Rule = {
  id: "postgres-default-password",
  severity: "warning",
  source: "console",
  what: "The Postgres password is one that everybody tries first.",
  why: "Anyone who reaches the database can read and change everything in it.",
  remedy: "Give the database user a password of its own.",
  check: (subject) => {
    const address = addressOf(subject);
    if (address === null || isInside(address.host) || address.password === null) return [];
    return isPublishedSecret(address.password.text) ? [atSetting(address.password)] : [];
  },
};
