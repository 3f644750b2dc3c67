/** A # with no space behind it may be part of a secret; in other values it is taken for a comment. */
import { isSecretName } from "../../../../shared/secret-names.js";
import { keepRestOfLine } from "../env-offers.js";
import { onCompose, type Rule } from "../rule.js";
import { atEntry } from "./entry.js";

export const envCommentCuts: Rule = {
  id: "env-comment-cuts",
  severity: "warning",
  source: "console",
  what: "This secret ends at a # that follows a space.",
  why: "Compose takes the rest for a comment, though it looks like a part of the secret.",
  remedy: "Put the value in single quotes, or a space behind the # if it is a comment.",
  check: onCompose(({ entries }) =>
    [...entries.values()].filter(({ name, cutOff }) => cutOff && isSecretName(name)).map(atEntry),
  ),
  fix: keepRestOfLine,
};
