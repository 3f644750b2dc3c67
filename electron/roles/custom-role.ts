/** The rules for custom roles: their names, and the permissions that a workspace role can have. */
import { describeUnseen, findUnseenInName } from "../../shared/characters.js";
import { isId } from "../../shared/contract/values.js";
import { GatehouseError } from "../../shared/errors.js";
import { allPermissions } from "../../shared/permissions.js";
import { parseOrganizationRole, parseWorkspaceRole } from "../../shared/roles.js";
import type { CustomRole } from "../database/queries/write-role.js";

const longestName = 100;

/**
 * Checks a role and answers it as it is stored: name and description trimmed, each permission once, in the catalogue's
 * order. `known` are permissions that the role already has; they may stay, though a later release of the product made
 * them.
 * Errors: ROLE_NAME_REFUSED, PERMISSION_UNKNOWN, PERMISSION_REFUSED.
 */
export function checkCustomRole(wanted: CustomRole, known: readonly string[] = []): CustomRole {
  const { shown, description, permissions } = wanted;
  return { shown: checkName(shown), description: description.trim(), permissions: check(permissions, known) };
}

/**
 * The name as it is stored.
 * Errors: ROLE_NAME_REFUSED, also for a name that would be taken for a system role or an id.
 */
function checkName(shown: string): string {
  const name = shown.trim().replace(/\s+/g, " ");
  const refuse = (why: string): never => {
    throw new GatehouseError("ROLE_NAME_REFUSED", `A custom role cannot have this name: ${why}.`);
  };
  if (name === "" || name.length > longestName) return refuse(`a name has 1 to ${longestName} characters`);
  const hidden = findUnseenInName(name);
  if (hidden !== null) return refuse(`it holds ${describeUnseen(hidden)}`);
  const isSystem = parseOrganizationRole(name) !== undefined || parseWorkspaceRole(name) !== undefined;
  if (isSystem || name.toUpperCase() === "CUSTOM") return refuse("a system role is known by that name");
  if (isId(name)) return refuse("it would be taken for an id");
  return name;
}

/** The permissions as they are stored. Errors: PERMISSION_UNKNOWN, PERMISSION_REFUSED. */
function check(permissions: readonly string[], known: readonly string[]): readonly string[] {
  for (const permission of permissions) {
    if (!known.includes(permission)) requirePermission(permission);
    if (permission.startsWith("organization:")) {
      throw new GatehouseError("PERMISSION_REFUSED", `A workspace role cannot have ${permission}.`);
    }
  }
  return [...new Set([...allPermissions, ...known])].filter((permission) => permissions.includes(permission));
}

/** Refuses a permission that is not in the catalogue. Errors: PERMISSION_UNKNOWN. */
export function requirePermission(permission: string): void {
  if (allPermissions.includes(permission)) return;
  throw new GatehouseError("PERMISSION_UNKNOWN", `There is no permission "${permission}".`);
}
