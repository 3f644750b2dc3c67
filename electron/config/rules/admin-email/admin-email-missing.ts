/** This is for a compose `.env`; the chart's own condition is chart-admin-email-missing. */
import { absent, onCompose, type Rule } from "../rule.js";

export const adminEmailMissing: Rule = {
  id: "admin-email-missing",
  severity: "error",
  source: "doc",
  what: "There is no email of the initial Organization Admin.",
  why: "The bootstrap command makes that user and fails without it.",
  remedy: "Set INITIAL_ORG_ADMIN_EMAIL.",
  check: onCompose(({ mode, settings }) =>
    mode === "basic" && settings.adminEmail === null ? [absent("INITIAL_ORG_ADMIN_EMAIL", { blocks: true })] : [],
  ),
};
