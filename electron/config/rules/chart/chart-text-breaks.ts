/** A template prints a value as it is, and what comes out is no YAML. */
import { refusalRule } from "./refusals.js";

export const chartTextBreaks = refusalRule(
  "unreadable",
  {
    id: "chart-text-breaks",
    what: "The chart prints this value so that its own YAML can no longer be read.",
    why: "Helm stops at what the template wrote.",
    remedy:
      "Give it the kind of value that the chart's own values have there; leave out signs that mean something to YAML.",
  },
  (path) => `The chart prints ${path} as it is, and what comes out can no longer be read as YAML.`,
);
