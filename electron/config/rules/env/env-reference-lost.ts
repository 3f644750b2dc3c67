/** A name counts as set where this file or one before it sets it; the process's environment does not count. */
import { keepDollars } from "../env-offers.js";
import { onCompose, type Rule } from "../rule.js";
import { atEntry } from "./entry.js";

export const envReferenceLost: Rule = {
  id: "env-reference-lost",
  severity: "warning",
  source: "console",
  what: "A $ in this value starts a reference to a name that is not set in the file.",
  why: "Compose puts nothing in its place, and a password loses a part.",
  remedy: "Put the value in single quotes, or write $$ for a literal $.",
  check: onCompose(({ entries }) => [...entries.values()].filter((entry) => entry.lostReference).map(atEntry)),
  fix: keepDollars,
};
