/** Sets new passwords of members, generated or typed, and lets a locked-out administrator back in. */
import type { AuditOperation } from "../../shared/audit-operations.js";
import { GatehouseError } from "../../shared/errors.js";
import { parseOrganizationRole } from "../../shared/roles.js";
import type { Database } from "../database/connect.js";
import { endSessions } from "../database/queries/end-sessions.js";
import { findLogin } from "../database/queries/find-login.js";
import { insertAudit } from "../database/queries/insert-audit.js";
import { makeAdmin } from "../database/queries/make-admin.js";
import { setPassword } from "../database/queries/set-password.js";
import { query, transact } from "../database/transaction.js";
import { type Actor, describeActor } from "../organization/actor.js";
import { requireAdmin } from "../organization/authority.js";
import { refuseGuessable, requireRule } from "../organization/new-password.js";
import { readMemberSettings } from "../organization/settings.js";
import { whenCoreIsFree } from "../security/hashing.js";
import { generatePassword, hashPassword } from "../security/passwords.js";
import type { Secret } from "../security/secret.js";
import type { InvitationOutcome } from "./invite.js";

/**
 * Sets a member's password and ends the member's sessions at once. Without `typed`, the password is generated and is in
 * the outcome. Errors: MEMBER_NOT_FOUND, PASSWORD_REFUSED, ROLE_INSUFFICIENT.
 */
export function resetPassword(
  database: Database,
  actor: Actor,
  { email, typed }: { readonly email: string; readonly typed?: Secret | undefined },
): Promise<InvitationOutcome> {
  requireAdmin(actor);
  return setNewPassword(database, actor, { email, typed, operation: "update_basic_auth_user", recover: false });
}

/**
 * Recovers an administrator: the member gets a generated password, is reactivated, and becomes Organization Admin.
 * Only for a database operator; the router's gate sees to that. Errors: MEMBER_NOT_FOUND.
 */
export function recoverAdmin(database: Database, actor: Actor, email: string): Promise<InvitationOutcome> {
  return setNewPassword(database, actor, { email, operation: "recover_organization_admin", recover: true });
}

interface Change {
  readonly email: string;
  readonly typed?: Secret | undefined;
  readonly operation: AuditOperation;
  readonly recover: boolean;
}

async function setNewPassword(database: Database, actor: Actor, change: Change): Promise<InvitationOutcome> {
  const { typed, recover } = change;
  if (typed !== undefined) requireRule(typed);

  const { settings, login } = await query(database, async (scope) => {
    const current = await readMemberSettings(scope);
    return { settings: current, login: await findLogin(scope, current.organizationId, change.email.trim()) };
  });
  if (login === undefined) {
    throw new GatehouseError("MEMBER_NOT_FOUND", `There is no member with the email ${change.email.trim()}.`);
  }
  if (typed !== undefined) {
    const { email, fullName } = login;
    await refuseGuessable(typed, { email, fullName, organization: settings.organizationName });
  }
  const password = typed ?? generatePassword();
  const passwordHash = await whenCoreIsFree(() => hashPassword(password, settings.hashingCost));

  await transact(database, async (transaction) => {
    await setPassword(transaction, {
      lsUserId: login.lsUserId,
      email: login.email,
      passwordHash,
      isInitial: typed === undefined,
      enable: recover,
    });
    if (recover) {
      await makeAdmin(transaction, { userId: login.userId, organizationId: settings.organizationId });
    }
    const sessionsEnded = await endSessions(transaction, { userId: login.userId, reason: change.operation });
    await insertAudit(transaction, {
      operation: change.operation,
      succeeded: true,
      organizationId: settings.organizationId,
      ...describeActor(actor, {
        email: login.email,
        member_id: login.userId,
        password: typed === undefined ? "generated" : "typed",
        sessionsEnded,
        ...(recover ? { roleBefore: login.role, disabledBefore: login.disabled } : {}),
      }),
    });
  });
  return {
    email: login.email,
    status: "reset",
    role: recover ? "ORGANIZATION_ADMIN" : (parseOrganizationRole(login.role) ?? login.role),
    ...(typed === undefined ? { initialPassword: password } : {}),
  };
}
