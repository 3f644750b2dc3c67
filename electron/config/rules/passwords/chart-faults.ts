/** Judging a password as the chart's own check does (validate.yaml). */
import { countedSymbols, minimumCharacters, type PasswordFault } from "../../../../shared/password.js";
import type { Subject } from "../../subject/subject.js";

export const passwordPath = "config.basicAuth.initialOrgAdminPassword";

/** The faults that the chart finds. It counts bytes, does not normalise, and skips values with an existing Secret. */
export function chartPasswordFaults(subject: Subject): readonly PasswordFault[] {
  if (subject.format !== "helm" || subject.mode !== "basic" || subject.existingSecret !== null) return [];
  const password = subject.settings.adminPassword?.text ?? "";
  const faults: PasswordFault[] = [];
  if (Buffer.byteLength(password) < minimumCharacters) faults.push("too-short");
  if (!/[a-z]/.test(password)) faults.push("no-lowercase");
  if (!/[A-Z]/.test(password)) faults.push("no-uppercase");
  if (![...password].some((character) => countedSymbols.includes(character))) faults.push("no-symbol");
  return faults;
}
