/** The initial Organization Admin's email. */
import { emailKey, isEmail } from "../../../shared/email.js";
import { newerEmailPath, olderEmailPath, settingAt } from "../helm.js";
import { isPlaceholderEmail } from "../placeholders.js";
import { absent, atSetting, onCompose, onHelm, type Rule } from "./rule.js";

export const adminEmailRules: readonly Rule[] = [
  {
    id: "chart-admin-email-missing",
    severity: "error",
    source: "chart",
    what: "There is no email of the initial Organization Admin.",
    why: "Basic auth needs one, in either place.",
    remedy: "Set config.initialOrgAdminEmail.",
    check: onHelm(({ mode, settings }) =>
      mode === "basic" && settings.adminEmail === null ? [absent(newerEmailPath, { blocks: true })] : [],
    ),
  },
  {
    id: "admin-email-missing",
    severity: "error",
    source: "doc",
    what: "There is no email of the initial Organization Admin.",
    why: "The bootstrap command makes that user and fails without it.",
    remedy: "Set INITIAL_ORG_ADMIN_EMAIL.",
    check: onCompose(({ mode, settings }) =>
      mode === "basic" && settings.adminEmail === null ? [absent("INITIAL_ORG_ADMIN_EMAIL", { blocks: true })] : [],
    ),
  },
  {
    id: "admin-email-invalid",
    severity: "error",
    source: "console",
    what: "The email of the initial Organization Admin is not an email address.",
    why: "Nobody could be invited or sign in by it.",
    remedy: "Write it as name@example.com.",
    check: ({ mode, settings: { adminEmail } }) =>
      mode !== "basic" || adminEmail === null || isPlaceholderEmail(adminEmail.text) || isEmail(adminEmail.text.trim())
        ? []
        : [atSetting(adminEmail, { blocks: true })],
  },
  {
    id: "admin-email-older-place",
    severity: "info",
    source: "chart",
    what: "The admin's email is in its older place only.",
    why: "Since chart 0.11.10 config.initialOrgAdminEmail is the place; the older one still works.",
    remedy: "Move it to config.initialOrgAdminEmail.",
    check: onHelm(({ settings: { adminEmail } }) =>
      adminEmail?.path === olderEmailPath ? [atSetting(adminEmail)] : [],
    ),
  },
  {
    id: "admin-emails-differ",
    severity: "warning",
    source: "chart",
    what: "The two places for the admin's email name different people.",
    why: "config.initialOrgAdminEmail wins, this one is ignored.",
    remedy: "Keep only config.initialOrgAdminEmail.",
    check: onHelm(({ values }) => {
      const newer = settingAt(values, newerEmailPath);
      const older = settingAt(values, olderEmailPath);
      const differ = newer !== null && older !== null && emailKey(newer.text) !== emailKey(older.text);
      return differ ? [atSetting(older)] : [];
    }),
  },
];
