/** This is an error where env-quote-cuts is a warning, because a secret that is cut is another secret. */
import { isSecretName } from "../../../../shared/secret-names.js";
import { joinTail } from "../env-offers.js";
import { onCompose, type Rule } from "../rule.js";
import { cutAtQuote } from "./entry.js";

export const envQuoteCutsSecret: Rule = {
  id: "env-quote-cuts-secret",
  severity: "error",
  source: "console",
  what: "This stands behind the closing quote of a secret.",
  why: "Compose ends the secret at the quote, so the secret is not what was written.",
  remedy: "Put the whole secret in one pair of quotes, or a space and a # before a comment.",
  check: onCompose((subject) => cutAtQuote(subject, isSecretName)),
  fix: joinTail,
};
