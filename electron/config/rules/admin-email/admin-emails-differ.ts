/** Both places are compared by the key under which an email is unique, so case makes no difference. */
import { emailKey } from "../../../../shared/email.js";
import { newerEmailPath, olderEmailPath, settingAt } from "../../subject/helm.js";
import { releaseOf } from "../../subject/release.js";
import { removeIt } from "../offers.js";
import { firstWithEmailPlace, isBefore } from "../release/tags.js";
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
  // A chart of an older release reads this place and not the newer one.
  fix: (subject, problem) => {
    const release = releaseOf(subject);
    const isRead = release !== null && isBefore(release, firstWithEmailPlace);
    return isRead ? null : removeIt("Remove the one that is ignored", true)(subject, problem);
  },
};
