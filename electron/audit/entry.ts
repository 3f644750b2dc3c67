/** An audit row as the contract has it: who, what, when, on whom, before and after. */
import type { AuditActor, AuditEntry } from "../../shared/contract/audit.js";
import type { AuditRecord } from "../database/queries/list-audit.js";

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const fieldsOf = (value: unknown): Record<string, unknown> | null => (isFields(value) ? { ...value } : null);
const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);

/** Rows that other programs wrote may hold anything; what has not the expected shape stays among the details. */
export function toEntry(record: AuditRecord): AuditEntry {
  const { enrichments, userEmail: _current, userId: _actor, ...row } = record;
  const { actor: _told, email, member_id: memberId, before, after, ...details } = enrichments;
  const subject = { id: textOf(memberId), email: textOf(email) };
  return {
    ...row,
    actor: actorOf(record),
    subject: subject.id === null && subject.email === null ? null : subject,
    before: fieldsOf(before),
    after: fieldsOf(after),
    details: {
      ...details,
      ...(before === undefined || isFields(before) ? {} : { before }),
      ...(after === undefined || isFields(after) ? {} : { after }),
    },
  };
}

/** Email and role are those that the row tells, which were true at its time; where it tells none, they are today's. */
function actorOf({ userId, userEmail, enrichments }: AuditRecord): AuditActor {
  const told = isFields(enrichments.actor) ? enrichments.actor : {};
  const nobody = { id: null, email: null, role: null, databaseUser: null, login: null, machine: null };
  if (userId !== null) {
    return { ...nobody, kind: "member", id: userId, email: textOf(told.email) ?? userEmail, role: textOf(told.role) };
  }
  if (told.kind !== "database-operator") return { ...nobody, kind: "unknown" };
  const { databaseUser, login, machine } = told;
  return {
    ...nobody,
    kind: "database-operator",
    databaseUser: textOf(databaseUser),
    login: textOf(login),
    machine: textOf(machine),
  };
}
