/** Records refusals in the audit trail, in a transaction of their own: that of the refused change was rolled back. */
import type { AuditOperation } from "../../shared/audit-operations.js";
import type { CallName } from "../../shared/contract.js";
import { type ErrorCode, GatehouseError } from "../../shared/errors.js";
import type { Console } from "../console/console.js";
import { insertAudit } from "../database/queries/insert-audit.js";
import { readSettings } from "../database/queries/read-settings.js";
import { transact } from "../database/transaction.js";
import { log } from "../files/log.js";
import { describeActor } from "../organization/actor.js";

/** The refusals that are recorded: those of a real attempt. A mere typing mistake is not one. */
const recorded: readonly ErrorCode[] = [
  "ROLE_INSUFFICIENT",
  "LAST_ADMIN",
  "LAST_WORKSPACE",
  "ROLE_HELD",
  "CHANGED_MEANWHILE",
  "PLAN_STALE",
  "PLAN_REFUSED",
  "RESOURCES_CHANGED",
  "RESTORE_REFUSED",
];

/** The operation that each call would have been. A call that is not listed only reads. */
const operations: Readonly<Partial<Record<CallName, AuditOperation>>> = {
  "audit.list": "read_audit_trail",
  "audit.verify": "read_audit_trail",
  "audit.export": "read_audit_trail",
  "audit.exportToFile": "read_audit_trail",
  "installation.apply": "apply_configuration",
  "installation.checkSavedPlan": "apply_configuration",
  "installation.restore": "restore_backup",
  "installation.repair": "repair_structure",
  "members.invite": "add_basic_auth_users_to_org",
  "members.resetPassword": "update_basic_auth_user",
  "members.recoverAdmin": "recover_organization_admin",
  "members.makeSearchIndex": "make_search_index",
  "bulkInvites.preview": "add_basic_auth_users_to_org",
  "bulkInvites.run": "add_basic_auth_users_to_org",
  "bulkInvites.cancel": "add_basic_auth_users_to_org",
  "bulkInvites.results": "add_basic_auth_users_to_org",
  "bulkChanges.preview": "update_org_member",
  "bulkChanges.run": "update_org_member",
  "memberChanges.preview": "update_org_member",
  "memberChanges.change": "update_org_member",
  "memberChanges.changeMany": "update_org_member",
  "sessions.end": "end_session",
  "sessions.endAllOf": "end_sessions_of_member",
  "sessions.endEverybodys": "end_all_sessions",
  "roles.create": "create_role",
  "roles.copy": "create_role",
  "roles.edit": "update_role",
  "roles.delete": "delete_role",
  "workspaces.create": "create_workspace",
  "workspaces.rename": "update_workspace",
  "workspaces.archive": "delete_workspace",
  "workspaces.unarchive": "update_workspace",
  "policy.set": "update_organization_info",
};

function operationOf(call: string): AuditOperation {
  const known: Readonly<Record<string, AuditOperation | undefined>> = operations;
  return known[call] ?? "read_organization";
}

/** The fields of a call's input that are recorded. They say whom and what the call was about; others may hold a password. */
const told = ["email", "emails", "role", "workspace", "name", "member", "id"] as const;
const longestList = 20;
const longestText = 320;

export interface RefusedCall {
  readonly path: readonly string[];
  readonly input: unknown;
}

/** Records the error if it is one of these refusals. It never throws, because the refusal is still the call's answer. */
export async function recordRefusal(
  adminConsole: Console,
  error: unknown,
  { path, input }: RefusedCall,
): Promise<void> {
  if (!(error instanceof GatehouseError) || !recorded.includes(error.code) || adminConsole.connection === null) return;
  const call = path.join(".");
  try {
    const actor = await adminConsole.operator();
    const database = adminConsole.connection;
    await transact(database, async (transaction) => {
      const { settings } = await readSettings(transaction);
      if (settings === null) return;
      await insertAudit(transaction, {
        operation: operationOf(call),
        succeeded: false,
        organizationId: settings.organizationId,
        ...describeActor(actor, { refused: error.code, call, ...aboutOf(input) }),
      });
    });
  } catch (failure) {
    log.error({ call, code: error.code, err: failure }, "a refusal could not be written to the audit trail");
  }
}

function aboutOf(input: unknown): Readonly<Record<string, unknown>> {
  if (typeof input !== "object" || input === null) return {};
  const { member } = input as { readonly member?: unknown };
  // Some calls name the member in an object of its own.
  const fields: Record<string, unknown> = typeof member === "object" ? { ...aboutOf(member) } : {};
  for (const name of told) {
    const value: unknown = Reflect.get(input, name);
    if (typeof value === "string") fields[name] = value.slice(0, longestText);
    if (Array.isArray(value))
      fields[name] = value.slice(0, longestList).map((one) => String(one).slice(0, longestText));
  }
  return fields;
}
