/** The one place that tells which role is meant: by id, by stored name, by the name shown, or as people type it. */
import { GatehouseError } from "../../shared/errors.js";
import { parseOrganizationRole, parseWorkspaceRole } from "../../shared/roles.js";
import { listRoles, type StoredRole } from "../database/queries/list-roles.js";
import type { Scope } from "../database/scope.js";

/** Whichever of the organization's workspace roles is meant, custom ones included; undefined where none is. */
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

/** As above, for a whole list and with one query. Errors: ROLE_UNKNOWN. */
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
 * Any role of the list. A short name such as Admin, which is an organization's and a workspace's role, is the
 * workspace's; `Organization Admin` is the other. Errors: ROLE_NOT_FOUND.
 */
export function findRole(roles: readonly StoredRole[], typed: string): StoredRole {
  const organizationRole = parseOrganizationRole(typed);
  const found =
    matchWorkspaceRole(roles, typed) ??
    roles.find((role) => role.id === typed.trim().toLowerCase() || (role.system && role.name === organizationRole));
  if (found === undefined) throw new GatehouseError("ROLE_NOT_FOUND", `There is no role "${typed}".`);
  return found;
}
