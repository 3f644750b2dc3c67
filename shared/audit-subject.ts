/** Names whom or what an audit row is about, in the windows and on the command line. */
import type { AuditEntry } from "./contract/audit.js";

/** An email, the name of a role or workspace, or at least an id. Empty if the row does not say. */
export function showSubject({
  subject,
  before,
  after,
  details,
}: Pick<AuditEntry, "subject" | "before" | "after" | "details">): string {
  const person = subject?.email ?? subject?.id;
  if (person !== undefined && person !== null) return person;
  for (const name of ["shown", "name", "displayName"]) {
    const value = after?.[name] ?? before?.[name];
    if (typeof value === "string") return value;
  }
  return typeof details.role_id === "string" ? `role ${details.role_id}` : "";
}
