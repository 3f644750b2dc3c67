/** The chart's templates check values with `fail` and `required`; its own sentence is said. */
import { refusalRule } from "./refusals.js";

export const chartCheck = refusalRule(
  "said",
  {
    id: "chart-check",
    what: "A check of the chart refuses these values.",
    why: "Helm stops there, and nothing is installed or upgraded.",
    remedy: "Do as the chart's sentence says.",
  },
  (_path, message) => message,
);
