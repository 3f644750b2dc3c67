/** The name is tried in a line of YAML, as the chart's template prints it (printed.ts). */
import { atSetting, onHelm, type Rule } from "../rule.js";
import { printedUnquoted } from "./printed.js";

export const chartNameBreaks: Rule = {
  id: "chart-name-breaks",
  severity: "error",
  source: "chart",
  what: "The chart cannot print this text, which it puts into YAML without quotes.",
  why: "A colon before a space, a leading - or one of the signs that mean something in YAML end in a template error.",
  remedy: "Use a name without such signs; it can be changed after the installation.",
  unskippable: true,
  check: onHelm((subject) =>
    printedUnquoted(subject).flatMap(({ setting, becomes }) => (becomes === "breaks" ? [atSetting(setting)] : [])),
  ),
};
