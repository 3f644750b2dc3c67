/** Charts and releases have numbers of their own: 0.11.36 is the first release with such a chart. */
import { newerEmailPath, olderEmailPath, settingAt } from "../../subject/helm.js";
import { releaseOf } from "../../subject/release.js";
import { atSetting, onHelm, type Rule } from "../rule.js";
import { firstWithEmailPlace, isBefore } from "./tags.js";

export const releaseBeforeEmailPlace: Rule = {
  id: "release-before-email-place",
  severity: "warning",
  source: "chart",
  what: "The admin's email is in config.initialOrgAdminEmail only, which charts before 0.11.10 do not read.",
  why: "The images are of a release from before that chart (0.11.36), and with its own chart the bootstrap would have no email.",
  remedy: "Set config.basicAuth.initialOrgAdminEmail as well, or use a newer release and chart.",
  check: onHelm((subject) => {
    const email = settingAt(subject.values, newerEmailPath);
    const release = releaseOf(subject);
    if (subject.mode !== "basic" || email === null || settingAt(subject.values, olderEmailPath) !== null) return [];
    return release !== null && isBefore(release, firstWithEmailPlace) ? [atSetting(email)] : [];
  }),
};
