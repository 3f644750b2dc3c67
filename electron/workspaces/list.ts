/** Reading workspaces: all of them, one, and who can see one. */
import type { WorkspaceDetails, WorkspaceMemberPage } from "../../shared/contract/workspaces.js";
import { GatehouseError } from "../../shared/errors.js";
import { showRole } from "../../shared/roles.js";
import type { Database } from "../database/connect.js";
import { listWorkspaceMembers, type WorkspaceMemberPosition } from "../database/queries/list-workspace-members.js";
import { listWorkspaces } from "../database/queries/list-workspaces.js";
import { readWorkspaces, type StoredWorkspace } from "../database/queries/read-workspaces.js";
import { query } from "../database/transaction.js";
import { readMemberSettings } from "../organization/settings.js";
import { findWorkspace } from "./resolve.js";

const countedTo = 1000;

/** By name; archived ones after the others, where they are asked for. */
export function listAllWorkspaces(database: Database, archivedToo: boolean): Promise<readonly WorkspaceDetails[]> {
  return query(database, async (kysely) => {
    const { organizationId } = await readMemberSettings(kysely, database.schema);
    const stored = await readWorkspaces(kysely, organizationId, countedTo + 1);
    return stored.filter(({ archived }) => archivedToo || !archived).map(show);
  });
}

/** One by its id, archived or not. Errors: WORKSPACE_NOT_FOUND. */
export async function showOneWorkspace(database: Database, id: string): Promise<WorkspaceDetails> {
  return findWorkspace(await listAllWorkspaces(database, true), id);
}

const show = ({ createdAt, members, ...workspace }: StoredWorkspace): WorkspaceDetails => ({
  ...workspace,
  createdAt: createdAt.toISOString(),
  members: { count: Math.min(members, countedTo), more: members > countedTo },
});

interface MembersRequest {
  readonly workspace: string;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/** Who can see it. Errors: WORKSPACE_NOT_FOUND, WORKSPACE_AMBIGUOUS; USAGE for a cursor that is none. */
export async function listMembersOfWorkspace(
  database: Database,
  { workspace, limit, cursor }: MembersRequest,
): Promise<WorkspaceMemberPage> {
  const after = cursor === undefined ? firstPosition : readCursor(cursor);
  return query(database, async (kysely) => {
    const { organizationId } = await readMemberSettings(kysely, database.schema);
    const { id: workspaceId } = findWorkspace(await listWorkspaces(kysely, organizationId), workspace);
    const ask = { organizationId, workspaceId, limit: limit + 1, after };
    const rows = await listWorkspaceMembers(kysely, database.schema, ask);
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    return {
      members: page.map(({ rank, role, createdAt: _createdAt, identityId: _identityId, ...person }) => ({
        ...person,
        implicit: rank === 0,
        role: rank === 0 ? showRole("WORKSPACE_ADMIN") : role,
      })),
      nextCursor: rows.length > limit && last !== undefined ? writeCursor(last) : null,
    };
  });
}

const firstPosition: WorkspaceMemberPosition = {
  rank: 0,
  createdAt: "-infinity",
  identityId: "00000000-0000-0000-0000-000000000000",
};

const writeCursor = ({ rank, createdAt, identityId }: WorkspaceMemberPosition): string =>
  Buffer.from(`${rank}|${createdAt}|${identityId}`).toString("base64url");

const position =
  /^([01])\|(\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?[+-]\d\d(?::\d\d){0,2})\|([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

function readCursor(cursor: string): WorkspaceMemberPosition {
  const [, rank, createdAt, identityId] = position.exec(Buffer.from(cursor, "base64url").toString()) ?? [];
  if (rank === undefined || createdAt === undefined || identityId === undefined) {
    throw new GatehouseError("USAGE", "This cursor does not come from a list of a workspace's members.");
  }
  return { rank: Number(rank), createdAt, identityId };
}
