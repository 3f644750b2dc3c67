/** A null counts too, because Helm deletes the chart's own map with it. */
import { entryAt, nullAt } from "../../yaml/values.js";
import { onHelm, type Problem, type Rule } from "../rule.js";

/** The maps that the templates look inside, whatever else is set. */
const maps = [
  "config",
  "config.basicAuth",
  "config.oauth",
  "config.customCa",
  "config.deployment",
  "config.blobStorage",
  "config.ttl",
  "postgres",
  "postgres.external",
  "postgres.external.clientCert",
  "images",
  "ingress",
  "gateway",
  "istioGateway",
];

const forLogin = ["config", "config.basicAuth"];

export const chartNotAMap: Rule = {
  id: "chart-not-a-map",
  severity: "error",
  source: "chart",
  what: "A map of settings belongs here.",
  why: "The chart's templates look inside it and fail.",
  remedy: "Indent its keys below it, or remove it.",
  unskippable: true,
  check: onHelm(function* ({ values }): Iterable<Problem> {
    for (const path of maps) {
      const blocks = forLogin.includes(path);
      const value = entryAt(values, path)?.value ?? null;
      const gone = nullAt(values, path);
      if (value !== null && value.kind !== "map") yield { path, position: value.position, blocks };
      if (gone !== null) yield { path, position: gone.position, blocks, message: describeGone(path) };
    }
  }),
};

const describeGone = (path: string): string =>
  `${path} has nothing below it, which deletes the chart's own settings there; its templates look inside and fail.`;
