/** What the chart's own password check finds. */
import { findPasswordFaults, minimumCharacters, type PasswordFault } from "../../../../shared/password.js";
import type { Subject } from "../../subject.js";

export const passwordPath = "config.basicAuth.initialOrgAdminPassword";

/** It counts bytes, does not normalise, and looks only without an existing Secret. */
export function chartPasswordFaults(subject: Subject): readonly PasswordFault[] {
  if (subject.format !== "helm" || subject.mode !== "basic" || subject.existingSecret !== null) return [];
  const password = subject.settings.adminPassword?.text ?? "";
  const faults = findPasswordFaults(password).filter((fault) => fault !== "too-short" && fault !== "too-long");
  return Buffer.byteLength(password) < minimumCharacters ? ["too-short", ...faults] : faults;
}
