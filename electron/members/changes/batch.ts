/** Changes some members in one transaction: locks them, judges each, and writes the change and the audit rows. */

import type { ChangeOutcome } from "../../../shared/contract/member-changes.js";
import { GatehouseError } from "../../../shared/errors.js";
import { parseOrganizationRole, showRole } from "../../../shared/roles.js";
import type { Database } from "../../database/connect.js";
import { endSessionsOf } from "../../database/queries/change-members.js";
import { insertAuditRows } from "../../database/queries/insert-audit.js";
import { type LockedMember, lockMembers } from "../../database/queries/lock-members.js";
import { lockOrganization } from "../../database/queries/write-workspace.js";
import type { Transaction } from "../../database/scope.js";
import { transact } from "../../database/transaction.js";
import { type Actor, describeActor } from "../../organization/actor.js";
import { mayChange } from "../../organization/authority.js";
import { requireSignInAdmin } from "../../organization/last-admin.js";
import { readMemberSettings } from "../../organization/settings.js";
import type { PreparedChange, Refusal } from "./kinds.js";

export interface Batch {
  readonly actor: Actor;
  readonly organizationId: string;
  readonly change: PreparedChange;
  readonly ids: readonly string[];
  /** For a change of one member: the version on which it was decided. */
  readonly version?: string | undefined;
}

/**
 * Returns each member's outcome, in the order of `ids`. An id that no member has is refused. Errors, after which
 * nothing is changed: SESSION_ENDED if the actor was removed or deactivated meanwhile, LAST_ADMIN, CHANGED_MEANWHILE if
 * `version` is not the member's, DATABASE_BUSY, and a unique violation for an email that is taken.
 */
export function changeBatch(database: Database, batch: Batch): Promise<readonly ChangeOutcome[]> {
  const { actor, change, ids, organizationId } = batch;
  return transact(database, async (transaction) => {
    const asking = actor.kind === "member" ? [actor.userId] : [];
    const members = await lockMembers(transaction, [...asking, ...ids], change.workspaceId);
    const present = refreshActor(actor, members);
    const verdicts = ids.map((id) => judge(members.get(id), present, batch));
    const chosen = ids.flatMap((id, index) => {
      const member = members.get(id);
      return member !== undefined && verdicts[index] === "change" ? [member] : [];
    });
    const ended = await writeAll(transaction, { actor: present, change, organizationId, chosen });
    return ids.map((id, index): ChangeOutcome => {
      const verdict = verdicts[index] ?? "unchanged";
      const base = { id, email: members.get(id)?.email ?? "", sessionsEnded: ended.get(id) ?? 0 };
      if (verdict === "change") return { ...base, status: "changed" };
      if (verdict === "unchanged") return { ...base, status: "unchanged" };
      return { ...base, status: "refused", ...verdict };
    });
  });
}

/** Returns the actor with the role they have now: somebody may have changed it since the call was let in. */
function refreshActor(actor: Actor, members: ReadonlyMap<string, LockedMember>): Actor {
  if (actor.kind !== "member") return actor;
  const row = members.get(actor.userId);
  const role = parseOrganizationRole(row?.role ?? "");
  if (row === undefined || row.disabled || role === undefined) {
    throw new GatehouseError("SESSION_ENDED", "Your session has ended: somebody has just removed or deactivated you.");
  }
  return { ...actor, role };
}

function judge(
  member: LockedMember | undefined,
  actor: Actor,
  { change, version }: Batch,
): "change" | "unchanged" | Refusal {
  if (member === undefined) return { code: "MEMBER_NOT_FOUND", reason: "This person is no longer a member." };
  if (!mayChange(actor, change.kind, member.role)) {
    const who = actor.kind === "member" ? `${showRole(actor.role)}s` : "You";
    return { code: "ROLE_INSUFFICIENT", reason: `${who} may not do this to ${showRole(member.role)}s.` };
  }
  if (version !== undefined && member.version !== version) throw changedMeanwhile(member, change, version);
  const refusal = change.refuse?.(member) ?? null;
  if (refusal !== null) return refusal;
  return change.isDone(member) ? "unchanged" : "change";
}

function changedMeanwhile(member: LockedMember, change: PreparedChange, version: string): GatehouseError {
  const { email, fullName, role, disabled } = member;
  return new GatehouseError("CHANGED_MEANWHILE", `Somebody else has just changed ${email}.`, {
    versions: {
      yours: { ...change.after(member), version },
      theirs: { email, fullName, role, disabled, ...change.before(member), version: member.version },
    },
  });
}

/** The database's own rule counts active Admins, also those whose initial password has expired. Errors: LAST_ADMIN. */
async function requireLoginOfAdmin(transaction: Transaction, organizationId: string): Promise<void> {
  const { initialPasswordPolicy } = await readMemberSettings(transaction);
  if (initialPasswordPolicy.validHours === null) return;
  await lockOrganization(transaction, organizationId);
  await requireSignInAdmin(transaction, organizationId, initialPasswordPolicy);
}

interface Writing {
  readonly actor: Actor;
  readonly change: PreparedChange;
  readonly organizationId: string;
  readonly chosen: readonly LockedMember[];
}

/** Returns how many sessions ended, by member id. Audit rows come last, because everybody takes their locks last. */
async function writeAll(
  transaction: Transaction,
  { actor, change, organizationId, chosen }: Writing,
): Promise<ReadonlyMap<string, number>> {
  if (chosen.length === 0) return new Map();
  const ids = chosen.map(({ id }) => id);
  const losesAdmins = chosen.some(({ role }) => parseOrganizationRole(role) === "ORGANIZATION_ADMIN");
  await change.write(transaction, ids, chosen);
  if (losesAdmins) await requireLoginOfAdmin(transaction, organizationId);
  const ended =
    change.endsSessions === null
      ? new Map<string, number>()
      : await endSessionsOf(transaction, ids, change.endsSessions);
  await insertAuditRows(
    transaction,
    chosen.map((member) => ({
      operation: change.operation,
      succeeded: true,
      organizationId,
      workspaceId: change.workspaceId,
      ...describeActor(actor, {
        email: member.email,
        member_id: member.id,
        before: change.before(member),
        after: change.after(member),
        ...(change.endsSessions !== null ? { sessionsEnded: ended.get(member.id) ?? 0 } : {}),
      }),
    })),
  );
  return ended;
}
