/** Only email/password login is looked at, the one mode that an installation can be moved to. */
import { releaseOf } from "../../subject/release.js";
import type { Rule } from "../rule.js";
import { atRelease, isBefore } from "./tags.js";

export const releaseTooOld: Rule = {
  id: "release-too-old",
  severity: "warning",
  source: "doc",
  what: "The release is earlier than 0.7.",
  why: "An installation without login can be moved to email/password login from 0.7 on only.",
  remedy: "Upgrade to 0.7 or later first.",
  check: (subject) => {
    const release = releaseOf(subject);
    return subject.mode === "basic" && release !== null && isBefore(release, [0, 7, 0]) ? [atRelease(subject)] : [];
  },
};
