/** Making, copying, changing and deleting custom roles. System roles cannot be changed. */
import { GatehouseError } from "../../shared/errors.js";
import type { Database } from "../database/connect.js";
import { isForeignKeyViolation, isUniqueViolation } from "../database/errors.js";
import { insertAudit } from "../database/queries/insert-audit.js";
import { beforeAll, listHolders } from "../database/queries/list-holders.js";
import { listRoles, lockRole, type StoredRole } from "../database/queries/list-roles.js";
import { type CustomRole, deleteRole, insertRole, updateRole } from "../database/queries/write-role.js";
import type { Transaction } from "../database/scope.js";
import { transact } from "../database/transaction.js";
import { type Actor, describeActor } from "../organization/actor.js";
import { readMemberSettings } from "../organization/settings.js";
import { checkCustomRole } from "./custom-role.js";
import { findRole } from "./resolve.js";

/**
 * Makes a custom role. Answers its id.
 * Errors: ROLE_NAME_REFUSED, ROLE_NAME_TAKEN, PERMISSION_UNKNOWN, PERMISSION_REFUSED.
 */
export function createRole(database: Database, actor: Actor, wanted: CustomRole): Promise<string> {
  return change(database, wanted.shown, (transaction, organizationId) =>
    insert(transaction, organizationId, actor, wanted),
  );
}

/**
 * Makes a custom role with another role's permissions and description. Answers its id.
 * Errors: those of `createRole`, and ROLE_NOT_FOUND.
 */
export function copyRole(
  database: Database,
  actor: Actor,
  { role: named, shown }: { readonly role: string; readonly shown: string },
): Promise<string> {
  return change(database, shown, async (transaction, organizationId) => {
    const { permissions, description } = findRole(await listRoles(transaction, organizationId), named);
    return insert(transaction, organizationId, actor, { shown, description, permissions }, named);
  });
}

async function insert(
  transaction: Transaction,
  organizationId: string,
  actor: Actor,
  wanted: CustomRole,
  copiedFrom?: string,
): Promise<string> {
  const role = checkCustomRole(wanted, copiedFrom === undefined ? [] : wanted.permissions);
  const id = await insertRole(transaction, organizationId, role);
  await insertAudit(transaction, {
    operation: "create_role",
    succeeded: true,
    organizationId,
    ...describeActor(actor, { role_id: id, copiedFrom, after: role }),
  });
  return id;
}

export interface RoleChange {
  /** Id or name. */
  readonly role: string;
  /** The version that the change was decided on. */
  readonly version: number;
  readonly shown?: string | undefined;
  readonly description?: string | undefined;
  readonly permissions?: readonly string[] | undefined;
}

/**
 * Changes the parts of a custom role that are given, and answers its id. Writes nothing where nothing differs.
 * Errors: those of `createRole`, and ROLE_NOT_FOUND, ROLE_IS_SYSTEM, CHANGED_MEANWHILE.
 */
export function editRole(
  database: Database,
  actor: Actor,
  { role: named, version, ...parts }: RoleChange,
): Promise<string> {
  return change(database, parts.shown ?? named, async (transaction, organizationId) => {
    const stored = await lockCustomRole(transaction, organizationId, named);
    const before = contentOf(stored);
    const { shown = before.shown, description = before.description, permissions = before.permissions } = parts;
    const after = checkCustomRole({ shown, description, permissions }, before.permissions);
    requireVersion(stored, version, after);
    if (JSON.stringify(before) === JSON.stringify(after)) return stored.id;
    await updateRole(transaction, stored.id, after);
    await insertAudit(transaction, {
      operation: "update_role",
      succeeded: true,
      organizationId,
      ...describeActor(actor, { role_id: stored.id, before, after }),
    });
    return stored.id;
  });
}

/**
 * Deletes a custom role that nobody holds.
 * Errors: ROLE_NOT_FOUND, ROLE_IS_SYSTEM, CHANGED_MEANWHILE, ROLE_HELD, which names some holders.
 */
export async function removeRole(
  database: Database,
  actor: Actor,
  { role: named, version }: { readonly role: string; readonly version: number },
): Promise<void> {
  await change(database, named, async (transaction, organizationId) => {
    const stored = await lockCustomRole(transaction, organizationId, named);
    const before = contentOf(stored);
    requireVersion(stored, version, {});
    await refuseWhileHeld(transaction, stored);
    await deleteRole(transaction, stored.id);
    await insertAudit(transaction, {
      operation: "delete_role",
      succeeded: true,
      organizationId,
      ...describeActor(actor, { role_id: stored.id, before }),
    });
  });
}

/**
 * Runs `work` in a transaction.
 * Errors: ROLE_NAME_TAKEN for a unique violation, ROLE_HELD for a foreign-key violation.
 */
async function change<T>(
  database: Database,
  named: string,
  work: (transaction: Transaction, organizationId: string) => Promise<T>,
): Promise<T> {
  try {
    return await transact(database, async (transaction) => {
      const { organizationId } = await readMemberSettings(transaction);
      return work(transaction, organizationId);
    });
  } catch (error) {
    if (isUniqueViolation(error)) {
      throw new GatehouseError("ROLE_NAME_TAKEN", `There is already a custom role "${named.trim()}".`);
    }
    // A member of an archived workspace holds the role, or somebody was given it a moment ago.
    if (isForeignKeyViolation(error)) throw new GatehouseError("ROLE_HELD", `Somebody holds the role "${named}".`);
    throw error;
  }
}

async function lockCustomRole(transaction: Transaction, organizationId: string, named: string): Promise<StoredRole> {
  const { id, system, shown } = findRole(await listRoles(transaction, organizationId), named);
  if (system) throw new GatehouseError("ROLE_IS_SYSTEM", `${shown} is a system role.`);
  const stored = await lockRole(transaction, organizationId, id);
  if (stored === undefined) throw new GatehouseError("ROLE_NOT_FOUND", `The role "${shown}" has just been deleted.`);
  return stored;
}

const contentOf = ({ shown, description, permissions }: StoredRole): CustomRole => ({
  shown,
  description,
  permissions,
});

function requireVersion(stored: StoredRole, version: number, wanted: Partial<CustomRole>): void {
  if (stored.version === version) return;
  throw new GatehouseError("CHANGED_MEANWHILE", `Somebody else has just changed the role "${stored.shown}".`, {
    versions: { yours: { ...wanted, version }, theirs: { ...contentOf(stored), version: stored.version } },
  });
}

const holdersNamed = 5;

async function refuseWhileHeld(transaction: Transaction, { id, shown }: StoredRole): Promise<void> {
  const after = { ordinal: 1, identityId: beforeAll };
  const holders = await listHolders(transaction, { roleIds: [id], limit: holdersNamed + 1, after });
  if (holders.length === 0) return;
  const named = holders.slice(0, holdersNamed).map(({ email, workspaceName }) => `${email} in ${workspaceName}`);
  const others = holders.length > holdersNamed ? " and others" : "";
  throw new GatehouseError("ROLE_HELD", `The role "${shown}" is held by ${named.join(", ")}${others}.`);
}
