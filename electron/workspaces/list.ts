/** Reading workspaces: all of them, one, and the members who can see one. */
import { z } from "zod";
import type { WorkspaceDetails, WorkspaceMemberPage } from "../../shared/contract/workspaces.js";
import { showRole } from "../../shared/roles.js";
import type { Database } from "../database/connect.js";
import { cursorOf, momentText, pageOf, uuidText } from "../database/paging.js";
import { listWorkspaceMembers, type WorkspaceMemberPosition } from "../database/queries/list-workspace-members.js";
import { listWorkspaces } from "../database/queries/list-workspaces.js";
import { readWorkspaces, type StoredWorkspace } from "../database/queries/read-workspaces.js";
import { query } from "../database/transaction.js";
import { readMemberSettings } from "../organization/settings.js";
import { findWorkspace } from "./resolve.js";

const countedTo = 1000;

/** All workspaces by name. Archived ones come last, and only where `archivedToo` is true. */
export function listAllWorkspaces(database: Database, archivedToo: boolean): Promise<readonly WorkspaceDetails[]> {
  return query(database, async (scope) => {
    const { organizationId } = await readMemberSettings(scope);
    const stored = await readWorkspaces(scope, organizationId, countedTo + 1);
    return stored.filter(({ archived }) => archivedToo || !archived).map(show);
  });
}

/** One workspace by its id, archived or not. Errors: WORKSPACE_NOT_FOUND. */
export async function showOneWorkspace(database: Database, id: string): Promise<WorkspaceDetails> {
  return findWorkspace(await listAllWorkspaces(database, true), id);
}

const show = ({ createdAt, members, ...workspace }: StoredWorkspace): WorkspaceDetails => ({
  ...workspace,
  createdAt: createdAt.toISOString(),
  members: { count: Math.min(members, countedTo), more: members > countedTo },
});

interface MembersRequest {
  /** An id, or a name that only one workspace has. */
  readonly workspace: string;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/**
 * A page of the members who can see the workspace, Organization Admins first.
 * Errors: WORKSPACE_NOT_FOUND, WORKSPACE_AMBIGUOUS, USAGE for a cursor of another list.
 */
export async function listMembersOfWorkspace(
  database: Database,
  { workspace, limit, cursor }: MembersRequest,
): Promise<WorkspaceMemberPage> {
  const after = cursors.read(cursor) ?? firstPosition;
  return query(database, async (scope) => {
    const { organizationId } = await readMemberSettings(scope);
    const { id: workspaceId } = findWorkspace(await listWorkspaces(scope, organizationId), workspace);
    const ask = { organizationId, workspaceId, limit: limit + 1, after };
    const rows = await listWorkspaceMembers(scope, ask);
    const { page, nextCursor } = pageOf(rows, limit, ({ rank, createdAt, identityId }) =>
      cursors.write({ rank, createdAt, identityId }),
    );
    return {
      members: page.map(({ rank, role, createdAt: _createdAt, identityId: _identityId, ...person }) => ({
        ...person,
        implicit: rank === 0,
        role: rank === 0 ? showRole("WORKSPACE_ADMIN") : role,
      })),
      nextCursor,
    };
  });
}

const cursors = cursorOf(
  "a list of a workspace's members",
  z.object({ rank: z.int().min(0).max(1), createdAt: momentText, identityId: uuidText }),
);

const firstPosition: WorkspaceMemberPosition = {
  rank: 0,
  createdAt: "-infinity",
  identityId: "00000000-0000-0000-0000-000000000000",
};
