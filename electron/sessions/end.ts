/** Ends sessions: one, all of a member, or everybody's. Their access tokens fail on the very next call. */
import type { AuditOperation } from "../../shared/audit-operations.js";
import { GatehouseError } from "../../shared/errors.js";
import type { Database } from "../database/connect.js";
import { endSession } from "../database/queries/end-session.js";
import { endSessions } from "../database/queries/end-sessions.js";
import { findLogin } from "../database/queries/find-login.js";
import { insertAudit } from "../database/queries/insert-audit.js";
import type { Transaction } from "../database/scope.js";
import { transact } from "../database/transaction.js";
import { type Actor, describeActor } from "../organization/actor.js";
import { readMemberSettings } from "../organization/settings.js";

const reason = "ended-by-admin";

/** Ends one session. Errors: SESSION_NOT_FOUND, also if it has ended already. */
export function endOneSession(database: Database, actor: Actor, sessionId: string): Promise<void> {
  return transact(database, async (transaction) => {
    const { organizationId } = await readMemberSettings(transaction);
    const userId = await endSession(transaction, sessionId, reason);
    if (userId === undefined) throw new GatehouseError("SESSION_NOT_FOUND", "There is no such live session.");
    const what = { session_id: sessionId, member_id: userId };
    await audit(transaction, organizationId, "end_session", describeActor(actor, what));
  });
}

/** Ends all sessions of a member and returns how many those were. Errors: MEMBER_NOT_FOUND. */
export function endSessionsOf(database: Database, actor: Actor, email: string): Promise<number> {
  return transact(database, async (transaction) => {
    const { organizationId } = await readMemberSettings(transaction);
    const member = await findLogin(transaction, organizationId, email.trim());
    if (member === undefined) {
      throw new GatehouseError("MEMBER_NOT_FOUND", `There is no member with the email ${email.trim()}.`);
    }
    const sessionsEnded = await endSessions(transaction, { userId: member.userId, reason });
    const what = { email: member.email, member_id: member.userId, sessionsEnded };
    await audit(transaction, organizationId, "end_sessions_of_member", describeActor(actor, what));
    return sessionsEnded;
  });
}

/** Ends all sessions but the one with the id `except`, and returns how many those were. */
export function endEverybodysSessions(database: Database, actor: Actor, except?: string): Promise<number> {
  return transact(database, async (transaction) => {
    const { organizationId } = await readMemberSettings(transaction);
    const sessionsEnded = await endSessions(transaction, { except, reason });
    const what = { sessionsEnded, keptOwn: except !== undefined };
    await audit(transaction, organizationId, "end_all_sessions", describeActor(actor, what));
    return sessionsEnded;
  });
}

const audit = (
  transaction: Transaction,
  organizationId: string,
  operation: AuditOperation,
  described: ReturnType<typeof describeActor>,
): Promise<void> => insertAudit(transaction, { operation, succeeded: true, organizationId, ...described });
