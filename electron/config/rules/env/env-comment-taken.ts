/** In `NAME= # comment` no value comes before the comment, so compose takes the comment. */
import { liftComment } from "../env-offers.js";
import { onCompose, type Rule } from "../rule.js";
import { atEntry } from "./entry.js";

export const envCommentTaken: Rule = {
  id: "env-comment-taken",
  severity: "warning",
  source: "console",
  what: "Compose takes the comment after the = for the value.",
  why: "A comment starts only after a value and a space.",
  remedy: 'Move the comment to a line of its own, or write NAME="" before it.',
  check: onCompose(({ entries }) => [...entries.values()].filter((entry) => entry.commentTaken).map(atEntry)),
  fix: liftComment,
};
