/** This is a condition of the chart's own (chart-needs.ts). */
import type { Rule } from "../rule.js";
import { chartNeeds } from "./chart-needs.js";

export const chartLicenseKeyMissing: Rule = chartNeeds(
  "chart-license-key-missing",
  "config.langsmithLicenseKey",
  "license key",
  "Set config.langsmithLicenseKey.",
);
