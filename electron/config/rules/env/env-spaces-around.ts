/** This is a note only, because compose reads the line as it was meant. */
import { onCompose, type Rule } from "../rule.js";
import { atEntry } from "./entry.js";

export const envSpacesAround: Rule = {
  id: "env-spaces-around",
  severity: "info",
  source: "console",
  what: "There are spaces around the =.",
  why: "Compose ignores them; a shell that sources the file and docker run --env-file do not.",
  remedy: "Write NAME=VALUE without spaces.",
  check: onCompose(({ entries }) => [...entries.values()].filter(({ spaced }) => spaced).map(atEntry)),
};
