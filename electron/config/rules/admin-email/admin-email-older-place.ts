/** The rule looks only at values without the newer place, which wins where both are set. */
import { newerEmailPath, olderEmailPath } from "../../subject/helm.js";
import { releaseOf } from "../../subject/release.js";
import { moveIt } from "../offers.js";
import { firstWithEmailPlace, isBefore } from "../release/tags.js";
import { atSetting, onHelm, type Rule } from "../rule.js";

export const adminEmailOlderPlace: Rule = {
  id: "admin-email-older-place",
  severity: "info",
  source: "chart",
  what: "The admin's email is in its older place only.",
  why: "Since chart 0.11.10 config.initialOrgAdminEmail is the place; the older one still works.",
  remedy: "Move it to config.initialOrgAdminEmail.",
  check: onHelm(({ settings: { adminEmail } }) =>
    adminEmail?.path === olderEmailPath ? [atSetting(adminEmail, { belongs: newerEmailPath })] : [],
  ),
  // A chart of an older release reads the older place only.
  fix: (subject, problem) => {
    const release = releaseOf(subject);
    return release !== null && isBefore(release, firstWithEmailPlace) ? null : moveIt(true)(subject, problem);
  },
};
