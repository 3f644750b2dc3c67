/** This is for a compose `.env`; the chart's own condition is chart-api-key-salt-missing. */
import { generateSecret } from "../offers.js";
import { absent, onCompose, type Rule } from "../rule.js";
import { makeOne } from "./advice.js";

export const apiKeySaltMissing: Rule = {
  id: "api-key-salt-missing",
  severity: "warning",
  source: "doc",
  what: "There is no API key salt.",
  why: "It also signs what the services tell each other, and setting it later ends every API key.",
  remedy: `Set API_KEY_SALT; ${makeOne}`,
  check: onCompose(({ settings }) => (settings.apiKeySalt === null ? [absent("API_KEY_SALT")] : [])),
  fix: generateSecret,
};
