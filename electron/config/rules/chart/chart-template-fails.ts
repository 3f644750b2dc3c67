/** A function of the templates insists on a type, or a template looks inside what is no map. */
import { quoteValue } from "../offers.js";
import { refusalRule } from "./refusals.js";

export const chartTemplateFails = {
  ...refusalRule(
    "failed",
    {
      id: "chart-template-fails",
      what: "A template of the chart fails on this value.",
      why: "It is of another kind than the template can work with, so Helm stops.",
      remedy: "Give it the kind of value that the chart's own values have there, or leave it out.",
    },
    (path, message) => `The chart's templates fail on ${path}: ${message}`,
  ),
  fix: quoteValue,
};
