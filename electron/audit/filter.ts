/** Turns the filter that people give into the one that the audit trail's queries take. */

import { z } from "zod";
import type { AuditFilterInput } from "../../shared/contract/audit.js";
import { isId } from "../../shared/contract/values.js";
import { cursorOf, uuidText } from "../database/paging.js";
import { findMemberIds } from "../database/queries/find-member-ids.js";
import type { AuditFilter } from "../database/queries/list-audit.js";
import type { Scope } from "../database/scope.js";

/** An actor's email is looked up, so that rows from before the email was changed are found as well. */
export async function resolveFilter(scope: Scope, input: AuditFilterInput): Promise<AuditFilter> {
  const { operation, succeeded } = input;
  const [actor, subject] = [given(input.actor), given(input.subject)];
  return {
    operation: given(operation),
    succeeded,
    from: input.from === undefined ? undefined : new Date(input.from),
    to: input.to === undefined ? undefined : new Date(input.to),
    actors: actor === undefined ? undefined : await actorsNamed(scope, actor),
    subject: subject === undefined ? undefined : subjectNamed(subject),
  };
}

const given = (text: string | undefined): string | undefined => {
  const trimmed = text?.trim();
  return trimmed === "" ? undefined : trimmed;
};

async function actorsNamed(scope: Scope, named: string): Promise<readonly string[]> {
  const name = named.toLowerCase();
  if (isId(named) || !named.includes("@")) return [name];
  const ids = await findMemberIds(scope, named);
  // No member has this email, but a database user may have it as a name.
  return ids.length === 0 ? [name] : ids;
}

const subjectNamed = (named: string): AuditFilter["subject"] =>
  isId(named) ? { by: "id", value: named.toLowerCase() } : { by: "email", value: named };

/** The cursors of lists of the audit trail. Their times are in ISO 8601, as those of audit records are. */
export const auditCursors = cursorOf(
  "a list of the audit trail",
  z.object({ time: z.iso.datetime({ precision: 6 }), id: uuidText }),
);
