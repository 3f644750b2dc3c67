/** Finding the role that is meant by an id, a stored name, the name that people read, or a short name they type. */
import { GatehouseError } from "../../shared/errors.js";
import { parseOrganizationRole, parseWorkspaceRole } from "../../shared/roles.js";
import { listRoles, type StoredRole } from "../database/queries/list-roles.js";
import type { Scope } from "../database/scope.js";

/** The workspace role that is meant, which may be a custom role; undefined where none is. */
export function matchWorkspaceRole(roles: readonly StoredRole[], typed: string): StoredRole | undefined {
  const text = typed.trim().toLowerCase();
  const candidates = roles.filter((role) => role.scope === "workspace");
  const system = parseWorkspaceRole(typed);
  return (
    candidates.find((role) => role.id === text) ??
    candidates.find((role) => role.system && role.name === system) ??
    candidates.find((role) => !role.system && role.shown.toLowerCase() === text)
  );
}

/** The workspace role that each of the texts means, read with one query. Errors: ROLE_UNKNOWN. */
export async function resolveWorkspaceRoles(
  scope: Scope,
  organizationId: string,
  typed: readonly string[],
): Promise<readonly StoredRole[]> {
  if (typed.length === 0) return [];
  const roles = await listRoles(scope, organizationId);
  return typed.map((each) => {
    const role = matchWorkspaceRole(roles, each);
    if (role === undefined) throw new GatehouseError("ROLE_UNKNOWN", `There is no workspace role "${each}".`);
    return role;
  });
}

/**
 * The role of the list that is meant. A short name such as Admin, which is the name of an organization role and of a
 * workspace role, means the workspace role; `Organization Admin` means the other.
 * Errors: ROLE_NOT_FOUND.
 */
export function findRole(roles: readonly StoredRole[], typed: string): StoredRole {
  const organizationRole = parseOrganizationRole(typed);
  const found =
    matchWorkspaceRole(roles, typed) ??
    roles.find((role) => role.id === typed.trim().toLowerCase() || (role.system && role.name === organizationRole));
  if (found === undefined) throw new GatehouseError("ROLE_NOT_FOUND", `There is no role "${typed}".`);
  return found;
}
