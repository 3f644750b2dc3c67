/** Several files may set a name in turn; only one file that sets it twice has the finding. */
import { removeEarlier } from "../offers.js";
import { onCompose, type Rule } from "../rule.js";

export const duplicateName: Rule = {
  id: "duplicate-name",
  severity: "warning",
  source: "console",
  what: "This name is set twice in the same file.",
  why: "Compose takes the last one and says nothing.",
  remedy: "Keep one of them.",
  check: onCompose(({ duplicates }) => duplicates.map(({ name, position }) => ({ path: name, position }))),
  fix: removeEarlier,
};
