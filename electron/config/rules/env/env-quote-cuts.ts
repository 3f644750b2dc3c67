/** Secrets are left to env-quote-cuts-secret. */
import { isSecretName } from "../../../../shared/secret-names.js";
import { joinTail } from "../env-offers.js";
import { onCompose, type Rule } from "../rule.js";
import { cutAtQuote } from "./entry.js";

export const envQuoteCuts: Rule = {
  id: "env-quote-cuts",
  severity: "warning",
  source: "console",
  what: "This stands behind the closing quote of a value.",
  why: "Compose ends the value at the quote, and what follows it is no part of it.",
  remedy: "Put the whole value in one pair of quotes, or a space and a # before a comment.",
  check: onCompose((subject) => cutAtQuote(subject, (name) => !isSecretName(name))),
  fix: joinTail,
};
