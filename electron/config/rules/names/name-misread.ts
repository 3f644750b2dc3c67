/** The name is tried as for chart-name-breaks, and what is read is compared with it. */
import { atSetting, onHelm, type Rule } from "../rule.js";
import { printedUnquoted } from "./printed.js";

export const nameMisread: Rule = {
  id: "name-misread",
  severity: "error",
  source: "console",
  what: "The chart prints this into YAML without quotes, where it is read as something else.",
  why: "Kubernetes refuses a number, true or a list there, and a text is cut off at a # behind a space.",
  remedy: "Use a name that reads as text without quotes; it can be changed after the installation.",
  check: onHelm((subject) =>
    printedUnquoted(subject).flatMap(({ setting, becomes }) => (becomes === "misread" ? [atSetting(setting)] : [])),
  ),
};
