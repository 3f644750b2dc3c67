/** The fix is offered where basic auth is on, because only mixed goes with it. */
import { textOf, valueAt } from "../../yaml/values.js";
import { setTo } from "../offers.js";
import { onHelm, type Rule } from "../rule.js";

export const chartAuthType: Rule = {
  id: "chart-auth-type",
  severity: "error",
  source: "chart",
  what: "config.authType is neither mixed nor oauth.",
  why: "The chart knows only these two.",
  remedy: "Set config.authType: mixed for email/password login.",
  check: onHelm(({ values }) => {
    const value = valueAt(values, "config.authType");
    const known = textOf(value) === "mixed" || textOf(value) === "oauth";
    return known ? [] : [{ path: "config.authType", position: value?.position ?? null }];
  }),
  fix: (subject, problem) => (subject.mode === "basic" ? setTo("mixed", true)(subject, problem) : null),
};
