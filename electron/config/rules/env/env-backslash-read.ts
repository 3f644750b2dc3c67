/** Only secrets are looked at: in other values an escape may be meant. */
import { isSecretName } from "../../../../shared/secret-names.js";
import { keepBackslashes } from "../env-offers.js";
import { onCompose, type Rule } from "../rule.js";
import { atEntry } from "./entry.js";

/** Line breaks, tabs and the like: nobody puts those into a secret on purpose. */
const controls = /[\p{Cc}]/u;

export const envBackslashRead: Rule = {
  id: "env-backslash-read",
  severity: "warning",
  source: "console",
  what: "A backslash in this secret became a line break, tab or another control character.",
  why: "In double quotes compose reads \\n, \\t and others as escapes, and the secret is not what was written.",
  remedy: "Put the value in single quotes.",
  check: onCompose(({ entries }) =>
    [...entries.values()]
      .filter(({ name, quote, value }) => quote === '"' && isSecretName(name) && controls.test(value))
      .map(atEntry),
  ),
  fix: keepBackslashes,
};
