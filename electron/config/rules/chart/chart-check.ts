/** The chart's templates check values with `fail` and `required`; its own sentence is said. */
import { retiredKeys } from "../../keys/retired.js";
import { moveIt, removeIt } from "../offers.js";
import type { Rule } from "../rule.js";
import { refusalRule } from "./refusals.js";

const rule = refusalRule(
  "said",
  {
    id: "chart-check",
    what: "A check of the chart refuses these values.",
    why: "Helm stops there, and nothing is installed or upgraded.",
    remedy: "Do as the chart's sentence says.",
  },
  (_path, message) => message,
);

export const chartCheck: Rule = {
  ...rule,
  /** A key of an earlier chart is moved to where it belongs now; images are not, since each is another. */
  fix: (subject, problem) => {
    const retired = retiredKeys.find(({ path }) => path === problem.path);
    if (retired === undefined) return null;
    if (retired.now === null || problem.path.startsWith("images."))
      return removeIt("Remove it: the chart has no such key", false)(subject, problem);
    return moveIt(false)(subject, { ...problem, belongs: retired.now });
  },
};
