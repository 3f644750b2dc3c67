/** The two places for the admin's email name different people. */

import { emailKey } from "../../../../shared/email.js";
import { newerEmailPath, olderEmailPath, settingAt } from "../../helm.js";
import { atSetting, onHelm, type Rule } from "../rule.js";

export const adminEmailsDiffer: Rule = {
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
};
