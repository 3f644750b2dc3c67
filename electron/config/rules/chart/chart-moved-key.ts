/** The rule looks at the three gateways, whose host and path are settings of config now. */
import { entryAt } from "../../yaml/values.js";
import { moveIt } from "../offers.js";
import { onHelm, type Problem, type Rule } from "../rule.js";
import { gateways } from "./gateways.js";

export const chartMovedKey: Rule = {
  id: "chart-moved-key",
  severity: "error",
  source: "chart",
  what: "This key has moved.",
  why: "Since chart 0.12 the chart refuses it here.",
  remedy: "hostname is now config.hostname, subdomain is config.basePath.",
  check: onHelm(function* ({ values }): Iterable<Problem> {
    for (const name of gateways)
      for (const [key, now] of [
        ["hostname", "config.hostname"],
        ["subdomain", "config.basePath"],
      ] as const) {
        const path = `${name}.${key}`;
        const entry = entryAt(values, path);
        if (entry !== null)
          yield {
            path,
            belongs: now,
            position: entry.keyPosition,
            message: `${path} has moved to ${now}, and the chart refuses it here.`,
            remedy: `Move it to ${now}.`,
          };
      }
  }),
  fix: moveIt(true),
};
