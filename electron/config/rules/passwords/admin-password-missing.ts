/** This is for a compose `.env`; the chart's own condition is chart-password. */
import { generateSecret } from "../offers.js";
import { absent, onCompose, type Rule } from "../rule.js";

export const adminPasswordMissing: Rule = {
  id: "admin-password-missing",
  severity: "error",
  source: "doc",
  what: "There is no initial admin password.",
  why: "The bootstrap command fails without it.",
  remedy: "Set INITIAL_ORG_ADMIN_PASSWORD, in single quotes if it holds # or $.",
  check: onCompose(({ mode, settings }) =>
    mode === "basic" && settings.adminPassword === null ? [absent("INITIAL_ORG_ADMIN_PASSWORD", { blocks: true })] : [],
  ),
  fix: generateSecret,
};
