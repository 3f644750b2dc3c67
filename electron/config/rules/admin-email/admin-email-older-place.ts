/** The admin's email is in its older place only. */
import { olderEmailPath } from "../../helm.js";
import { atSetting, onHelm, type Rule } from "../rule.js";

export const adminEmailOlderPlace: Rule = {
  id: "admin-email-older-place",
  severity: "info",
  source: "chart",
  what: "The admin's email is in its older place only.",
  why: "Since chart 0.11.10 config.initialOrgAdminEmail is the place; the older one still works.",
  remedy: "Move it to config.initialOrgAdminEmail.",
  check: onHelm(({ settings: { adminEmail } }) => (adminEmail?.path === olderEmailPath ? [atSetting(adminEmail)] : [])),
};
