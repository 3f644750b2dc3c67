/** This is for a compose `.env`; the chart's own condition is chart-license-key-missing. */
import { absent, onCompose, type Rule } from "../rule.js";

export const licenseKeyMissing: Rule = {
  id: "license-key-missing",
  severity: "error",
  source: "doc",
  what: "There is no license key.",
  why: "The services refuse to start without it.",
  remedy: "Set LANGSMITH_LICENSE_KEY.",
  check: onCompose(({ settings }) => (settings.licenseKey === null ? [absent("LANGSMITH_LICENSE_KEY")] : [])),
};
