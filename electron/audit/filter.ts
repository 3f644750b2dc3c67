/** What people ask of the audit trail, in the words of its queries. */
import type { Kysely } from "kysely";
import type { AuditFilterInput } from "../../shared/contract/audit.js";
import { GatehouseError } from "../../shared/errors.js";
import { findMemberIds } from "../database/queries/find-member-ids.js";
import type { AuditFilter, AuditPosition } from "../database/queries/list-audit.js";
import type { Tables } from "../database/tables.js";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An actor's email is looked up, so that rows written before it changed are found, too. */
export async function resolveFilter(kysely: Kysely<Tables>, input: AuditFilterInput): Promise<AuditFilter> {
  const { operation, succeeded } = input;
  const [actor, subject] = [given(input.actor), given(input.subject)];
  return {
    operation: given(operation),
    succeeded,
    from: input.from === undefined ? undefined : new Date(input.from),
    to: input.to === undefined ? undefined : new Date(input.to),
    actors: actor === undefined ? undefined : await actorsNamed(kysely, actor),
    subject: subject === undefined ? undefined : subjectNamed(subject),
  };
}

const given = (text: string | undefined): string | undefined => {
  const trimmed = text?.trim();
  return trimmed === "" ? undefined : trimmed;
};

async function actorsNamed(kysely: Kysely<Tables>, named: string): Promise<readonly string[]> {
  const name = named.toLowerCase();
  if (uuid.test(named) || !named.includes("@")) return [name];
  const ids = await findMemberIds(kysely, named);
  // Nobody has it: a database user may be called so.
  return ids.length === 0 ? [name] : ids;
}

const subjectNamed = (named: string): AuditFilter["subject"] =>
  uuid.test(named) ? { by: "id", value: named.toLowerCase() } : { by: "email", value: named };

export const writeCursor = ({ time, id }: AuditPosition): string => Buffer.from(`${time}|${id}`).toString("base64url");

/** Errors: USAGE for a cursor that is none of ours. */
export function readCursor(cursor: string): AuditPosition {
  const match = /^(\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)\|([0-9a-f-]{36})$/.exec(
    Buffer.from(cursor, "base64url").toString(),
  );
  if (match?.[1] === undefined || match[2] === undefined || !uuid.test(match[2])) {
    throw new GatehouseError("USAGE", "This cursor does not come from a list of the audit trail.");
  }
  return { time: match[1], id: match[2] };
}
