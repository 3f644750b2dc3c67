/** Reads a filter of members: the names that people write become the ids and stored roles that queries take. */

import type { MemberFilter as AskedFilterShape } from "../../shared/contract/members.js";
import { isId } from "../../shared/contract/values.js";
import { GatehouseError } from "../../shared/errors.js";
import { parseOrganizationRole } from "../../shared/roles.js";
import { listWorkspaces } from "../database/queries/list-workspaces.js";
import type { MemberFilter } from "../database/queries/member-filter.js";
import type { Scope } from "../database/scope.js";
import { readMemberSettings } from "../organization/settings.js";
import { findWorkspace } from "../workspaces/resolve.js";

/** The contract's filter. A field that is undefined filters nothing. */
export type AskedFilter = { readonly [Key in keyof AskedFilterShape]?: AskedFilterShape[Key] | undefined };

/**
 * A workspace may be given by its id, which is not looked up. Errors: ROLE_UNKNOWN, WORKSPACE_NOT_FOUND,
 * WORKSPACE_AMBIGUOUS.
 */
export async function readFilter(scope: Scope, asked: AskedFilter): Promise<MemberFilter> {
  const { search, role, workspace, state, neverSignedIn, initialPassword } = asked;
  const organizationRole = role === undefined ? undefined : parseOrganizationRole(role);
  if (role !== undefined && organizationRole === undefined) {
    throw new GatehouseError("ROLE_UNKNOWN", `There is no organization role "${role}".`);
  }
  return {
    search: search?.trim().normalize("NFC"),
    role: organizationRole,
    workspaceId: workspace === undefined ? undefined : await findWorkspaceId(scope, workspace),
    state,
    neverSignedIn,
    initialPassword,
  };
}

async function findWorkspaceId(scope: Scope, workspace: string): Promise<string> {
  if (isId(workspace)) return workspace.toLowerCase();
  const { organizationId } = await readMemberSettings(scope);
  const known = await listWorkspaces(scope, organizationId);
  return findWorkspace(known, workspace).id;
}
