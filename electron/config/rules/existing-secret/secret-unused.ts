/** A manifest that holds the right keys under another name is left to secret-name-differs. */
import { onHelm, type Rule } from "../rule.js";

export const secretUnused: Rule = {
  id: "secret-unused",
  severity: "warning",
  source: "console",
  what: "No values given here name this Secret.",
  why: "What it holds reaches the product only through config.existingSecretName or postgres.external.existingSecretName.",
  remedy: "Name it there, or leave the file out of this check.",
  check: onHelm(({ secrets }) => secrets.unused.map(({ position }) => ({ path: "metadata.name", position }))),
};
