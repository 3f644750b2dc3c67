/** This is a condition of the chart's own (chart-needs.ts). */
import type { Rule } from "../rule.js";
import { makeOne } from "./advice.js";
import { chartNeeds } from "./chart-needs.js";

export const chartApiKeySaltMissing: Rule = chartNeeds(
  "chart-api-key-salt-missing",
  "config.apiKeySalt",
  "API key salt",
  `Set config.apiKeySalt; ${makeOne}`,
);
