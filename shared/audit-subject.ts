/** Whom or what an audit row is about, in a word: the same in the window and on the command line. */
import type { AuditEntry } from "./contract/audit.js";

/** An email, or the name of a role or workspace; an id where there is no more, and empty where the row does not say. */
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
