/** The rule stands beside misplaced-key because moving this key is safe. */
import { settingAt } from "../../subject/helm.js";
import { moveIt } from "../offers.js";
import { atSetting, onHelm, type Rule } from "../rule.js";

export const jwtSecretMisplaced: Rule = {
  id: "jwt-secret-misplaced",
  severity: "warning",
  source: "console",
  what: "config.jwtSecret is silently ignored.",
  why: "The chart reads the JWT secret from config.basicAuth.jwtSecret only.",
  remedy: "Move it to config.basicAuth.jwtSecret.",
  check: onHelm(({ values }) => {
    const misplaced = settingAt(values, "config.jwtSecret");
    return misplaced === null ? [] : [atSetting(misplaced, { belongs: "config.basicAuth.jwtSecret" })];
  }),
  fix: moveIt(true),
};
