/** The words for what the audit trail records. */
import type { AuditActor, AuditEntry, AuditFault, AuditPage } from "../../shared/contract/audit.js";
import { count, showNumber } from "../components/words.js";

/** The actor of a row: a member's email, or the database user with login and machine. */
export function showActor({ kind, email, id, databaseUser, login, machine }: AuditActor): string {
  if (kind === "member") return email ?? id ?? "A member";
  if (kind === "unknown") return "Not proven";
  return `${databaseUser ?? "Database operator"}${login === null ? "" : ` (${login}${machine === null ? "" : ` on ${machine}`})`}`;
}

export const showResult = ({ succeeded, details }: AuditEntry): string =>
  succeeded ? "Succeeded" : details.refused === undefined ? "Failed" : "Refused";

/** The number of rows, and whether it is exact. */
export function showTotal({ total, searchedBackTo }: Pick<AuditPage, "total" | "searchedBackTo">): string {
  if (total !== null) return total.exact ? count(total.count, "row") : `about ${count(total.count, "row")} (estimated)`;
  return searchedBackTo === null ? "" : "Not all rows were looked through yet";
}

/** A sentence about a fault of the chain. */
export function showFault({ kind, sequence, lastSequence, auditId, name }: AuditFault): string {
  const at = sequence === null ? "" : showNumber(sequence);
  switch (kind) {
    case "row-altered":
      return `Row ${at} (${auditId}), or its link, was altered.`;
    case "row-deleted":
      return `Row ${at} (${auditId}) was deleted.`;
    case "links-deleted":
      return lastSequence === sequence
        ? `Link ${at} was deleted.`
        : `Links ${at} to ${showNumber(lastSequence ?? 0)} were deleted.`;
    case "row-inserted":
      return `Row ${auditId} has no link: it was inserted outside of the chain, or its link was deleted.`;
    case "head-altered":
      return "The head is not the newest link: it was altered, or links were added or deleted.";
    case "anchor-broken":
      return `The hash noted for link ${at} is not there.`;
    case "guard-missing":
      return `The trigger ${name} is gone or turned off: the database does not guard the trail.`;
  }
}

/** A value out of `before`, `after` or `details`. */
export function showValue(value: unknown): string {
  if (value === null || value === undefined || value === "") return "none";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value) && value.every((one) => typeof one !== "object")) {
    return value.length === 0 ? "none" : value.join(", ");
  }
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
