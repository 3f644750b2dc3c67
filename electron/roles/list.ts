/** Reading roles: all of them, one, who holds one, and who has a permission through any of them. */
import { z } from "zod";
import type { HolderPage, Role } from "../../shared/contract/roles.js";
import { GatehouseError } from "../../shared/errors.js";
import { organizationRoles, workspaceRoles } from "../../shared/roles.js";
import type { Database } from "../database/connect.js";
import { cursorOf, pageOf, uuidText } from "../database/paging.js";
import { countHolders } from "../database/queries/count-holders.js";
import { beforeAll, type HolderPosition, listHolders } from "../database/queries/list-holders.js";
import { listRoles, type StoredRole } from "../database/queries/list-roles.js";
import type { Scope } from "../database/scope.js";
import { query } from "../database/transaction.js";
import { readMemberSettings } from "../organization/settings.js";
import { requirePermission } from "./custom-role.js";
import { findRole } from "./resolve.js";

const countedTo = 1000;
const order: readonly string[] = [...organizationRoles, ...workspaceRoles].map(({ name }) => name);

/** All roles: organization roles, workspace roles, then custom roles by name. */
export function listAllRoles(database: Database): Promise<readonly Role[]> {
  return query(database, async (scope) => {
    const { organizationId } = await readMemberSettings(scope);
    return readRoles(scope, organizationId);
  });
}

/** One role by its id or name. Errors: ROLE_NOT_FOUND. */
export function showOneRole(database: Database, named: string): Promise<Role> {
  return query(database, async (scope) => {
    const { organizationId } = await readMemberSettings(scope);
    const { id } = findRole(await listRoles(scope, organizationId), named);
    const found = (await readRoles(scope, organizationId)).find((role) => role.id === id);
    if (found === undefined) throw new GatehouseError("ROLE_NOT_FOUND", `There is no role "${named}" any more.`);
    return found;
  });
}

async function readRoles(scope: Scope, organizationId: string): Promise<readonly Role[]> {
  const stored = await listRoles(scope, organizationId);
  const holders = await countHolders(scope, countedTo + 1);
  const rank = ({ system, name }: StoredRole): number => (system ? order.indexOf(name) : order.length);
  return [...stored]
    .sort((one, other) => rank(one) - rank(other))
    .map((role) => {
      const count = holders.get(role.id) ?? 0;
      return {
        ...role,
        permissions: [...role.permissions],
        holders: { count: Math.min(count, countedTo), more: count > countedTo },
      };
    });
}

interface PageRequest {
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/**
 * A page of those who hold the role, in the organization or in workspaces.
 * Errors: ROLE_NOT_FOUND, USAGE for a cursor of another list.
 */
export const listRoleHolders = (database: Database, request: PageRequest & { readonly role: string }) =>
  readHolders(database, request, (roles) => [findRole(roles, request.role)]);

/**
 * A page of those who have the permission, role by role.
 * Errors: PERMISSION_UNKNOWN, USAGE for a cursor of another list.
 */
export async function listWhoHas(
  database: Database,
  request: PageRequest & { readonly permission: string },
): Promise<HolderPage> {
  requirePermission(request.permission);
  return readHolders(database, request, (roles) =>
    roles.filter(({ permissions }) => permissions.includes(request.permission)),
  );
}

async function readHolders(
  database: Database,
  { limit, cursor }: PageRequest,
  choose: (roles: readonly StoredRole[]) => readonly StoredRole[],
): Promise<HolderPage> {
  const start = cursors.read(cursor);
  return query(database, async (scope) => {
    const { organizationId } = await readMemberSettings(scope);
    // The order is by id, so that a page goes on where the last one ended, even where roles were renamed meanwhile.
    const chosen = [...choose(await listRoles(scope, organizationId))].sort((one, other) =>
      one.id < other.id ? -1 : 1,
    );
    const after = start === undefined ? { ordinal: 1, identityId: beforeAll } : toPosition(start, chosen);
    const roleIds = chosen.map(({ id }) => id);
    const rows = await listHolders(scope, { roleIds, limit: limit + 1, after });
    const { page, nextCursor } = pageOf(rows, limit, ({ roleId, identityId }) => cursors.write({ roleId, identityId }));
    const shown = new Map(chosen.map((role) => [role.id, role.shown]));
    return {
      holders: page.map(
        ({ ordinal: _ordinal, identityId: _identity, roleId, workspaceId, workspaceName, ...person }) => ({
          ...person,
          role: shown.get(roleId) ?? "",
          workspace: workspaceId === null ? null : { id: workspaceId, name: workspaceName ?? "" },
        }),
      ),
      nextCursor,
    };
  });
}

const holderCursor = z.object({ roleId: uuidText, identityId: uuidText });
const cursors = cursorOf("a list of holders", holderCursor);

/** The position that a cursor means. Where its role has been deleted, the page begins with the next role. */
function toPosition(
  { roleId, identityId }: z.infer<typeof holderCursor>,
  chosen: readonly StoredRole[],
): HolderPosition {
  const index = chosen.findIndex((role) => role.id >= roleId);
  if (index < 0) return { ordinal: chosen.length + 1, identityId };
  return { ordinal: index + 1, identityId: chosen[index]?.id === roleId ? identityId : beforeAll };
}
