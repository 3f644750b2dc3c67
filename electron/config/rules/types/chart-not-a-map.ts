/** A map of settings belongs here. */
import { entryAt } from "../../values.js";
import { onHelm, type Problem, type Rule } from "../rule.js";

/** The chart's templates look inside all of these. */
const maps = [
  "config",
  "config.basicAuth",
  "config.oauth",
  "config.customCa",
  "postgres",
  "postgres.external",
  "postgres.external.clientCert",
  "ingress",
  "gateway",
  "istioGateway",
];

export const chartNotAMap: Rule = {
  id: "chart-not-a-map",
  severity: "error",
  source: "chart",
  what: "A map of settings belongs here.",
  why: "The chart's templates look inside it and fail.",
  remedy: "Indent its keys below it, or remove it.",
  check: onHelm(function* ({ values }): Iterable<Problem> {
    for (const path of maps) {
      const entry = entryAt(values, path);
      if (entry !== null && entry.value.kind !== "map") yield { path, position: entry.value.position, blocks: true };
    }
  }),
};
