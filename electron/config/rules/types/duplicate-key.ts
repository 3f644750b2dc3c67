/** Such keys are noted while the tree of values is built (yaml/tree.ts). */
import { removeEarlier } from "../offers.js";
import { onHelm, type Rule } from "../rule.js";

export const duplicateKey: Rule = {
  id: "duplicate-key",
  severity: "warning",
  source: "console",
  what: "This key is written twice in the same map.",
  why: "Helm takes the last one and says nothing.",
  remedy: "Keep one of them.",
  check: onHelm(({ duplicates }) => duplicates),
  fix: removeEarlier,
};
