/** The limit is Gatehouse's own. */
import { isPlaceholder, isPublishedSecret } from "../../secrets/placeholders.js";
import { generateSecret } from "../offers.js";
import { atSetting, type Rule } from "../rule.js";
import { makeOne } from "./advice.js";

const fewest = 16;

export const apiKeySaltShort: Rule = {
  id: "api-key-salt-short",
  severity: "warning",
  source: "console",
  what: `The API key salt has fewer than ${fewest} characters.`,
  why: "It also signs what the services tell each other, and changing it later ends every API key.",
  remedy: `Use a longer one before the first API key is made; ${makeOne}`,
  check: ({ settings: { apiKeySalt } }) =>
    apiKeySalt !== null &&
    [...apiKeySalt.text].length < fewest &&
    !isPlaceholder(apiKeySalt.text) &&
    !isPublishedSecret(apiKeySalt.text)
      ? [atSetting(apiKeySalt)]
      : [],
  fix: generateSecret,
};
