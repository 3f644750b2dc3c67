/** This is the chart's own condition for basic auth; a compose `.env` has admin-email-missing. */
import { newerEmailPath } from "../../subject/helm.js";
import { absent, onHelm, type Rule } from "../rule.js";

export const chartAdminEmailMissing: Rule = {
  id: "chart-admin-email-missing",
  severity: "error",
  source: "chart",
  what: "There is no email of the initial Organization Admin.",
  why: "Basic auth needs one, in either place.",
  remedy: "Set config.initialOrgAdminEmail.",
  check: onHelm(({ mode, settings }) =>
    mode === "basic" && settings.adminEmail === null ? [absent(newerEmailPath, { blocks: true })] : [],
  ),
};
