/** Making, renaming, archiving and unarchiving workspaces. Nothing of a workspace is ever deleted. */
import type { AuditOperation } from "../../shared/audit-operations.js";
import { describeUnseen, findUnseenInName } from "../../shared/characters.js";
import { GatehouseError } from "../../shared/errors.js";
import type { Database } from "../database/connect.js";
import { insertAudit } from "../database/queries/insert-audit.js";
import { readWorkspaces, type StoredWorkspace } from "../database/queries/read-workspaces.js";
import {
  insertWorkspace,
  insertWorkspaceAdmins,
  lockOrganization,
  updateWorkspace,
} from "../database/queries/write-workspace.js";
import type { Transaction } from "../database/scope.js";
import { transact } from "../database/transaction.js";
import { type Actor, describeActor } from "../organization/actor.js";
import { readMemberSettings } from "../organization/settings.js";
import { findWorkspace } from "./resolve.js";

const longestName = 100;

/** A change under way. `workspaces` are all workspaces, which nobody else can change until it is done. */
interface Changing {
  readonly transaction: Transaction;
  readonly organizationId: string;
  readonly workspaces: readonly StoredWorkspace[];
}

/**
 * Makes a workspace and answers its id. Organization Admins are Admin of it.
 * Errors: WORKSPACE_NAME_REFUSED, WORKSPACE_NAME_TAKEN.
 */
export function createWorkspace(database: Database, actor: Actor, name: string): Promise<string> {
  return change(database, async ({ transaction, organizationId, workspaces }) => {
    const after = { name: checkName(workspaces, name), archived: false };
    const id = await insertWorkspace(transaction, organizationId, after.name);
    await insertWorkspaceAdmins(transaction, organizationId, id);
    await audit(transaction, { operation: "create_workspace", organizationId, id, ...describeActor(actor, { after }) });
    return id;
  });
}

export interface WorkspaceChange {
  /** An id, or a name that only one workspace has. */
  readonly workspace: string;
  /** The version that the change was decided on. */
  readonly version: number;
}

/**
 * Renames a workspace and answers its id.
 * Errors: those of `createWorkspace`, and WORKSPACE_NOT_FOUND, WORKSPACE_AMBIGUOUS, CHANGED_MEANWHILE.
 */
export const renameWorkspace = (
  database: Database,
  actor: Actor,
  { name, ...which }: WorkspaceChange & { readonly name: string },
): Promise<string> => alter(database, actor, which, (workspace, all) => ({ name: checkName(all, name, workspace) }));

/**
 * Archives a workspace, which keeps its data and members, and answers its id.
 * Errors: LAST_WORKSPACE, WORKSPACE_NOT_FOUND, WORKSPACE_AMBIGUOUS, CHANGED_MEANWHILE.
 */
export const archiveWorkspace = (database: Database, actor: Actor, which: WorkspaceChange): Promise<string> =>
  alter(database, actor, which, (workspace, all) => {
    if (!all.some(({ id, archived }) => !archived && id !== workspace.id)) {
      throw new GatehouseError("LAST_WORKSPACE", `"${workspace.name}" is the only workspace that is not archived.`);
    }
    return { archived: true };
  });

/**
 * Unarchives a workspace, with the members it had, and answers its id. All present Organization Admins are Admin of it.
 * Errors: WORKSPACE_NAME_TAKEN, WORKSPACE_NOT_FOUND, WORKSPACE_AMBIGUOUS, CHANGED_MEANWHILE.
 */
export const unarchiveWorkspace = (database: Database, actor: Actor, which: WorkspaceChange): Promise<string> =>
  alter(database, actor, which, (workspace, all) => {
    checkName(all, workspace.name, workspace);
    return { archived: false };
  });

type Content = Pick<StoredWorkspace, "name" | "archived">;

function alter(
  database: Database,
  actor: Actor,
  { workspace: named, version }: WorkspaceChange,
  decide: (workspace: StoredWorkspace, all: readonly StoredWorkspace[]) => Partial<Content>,
): Promise<string> {
  return change(database, async ({ transaction, organizationId, workspaces }) => {
    const workspace = findWorkspace(workspaces, named);
    const before: Content = { name: workspace.name, archived: workspace.archived };
    if (workspace.version !== version) {
      throw new GatehouseError(
        "CHANGED_MEANWHILE",
        `Somebody else has just changed the workspace "${workspace.name}".`,
        {
          versions: { yours: { version }, theirs: { ...before, version: workspace.version } },
        },
      );
    }
    const after: Content = { ...before, ...decide(workspace, workspaces) };
    if (after.name === before.name && after.archived === before.archived) return workspace.id;
    await updateWorkspace(transaction, workspace.id, after);
    if (before.archived && !after.archived) await insertWorkspaceAdmins(transaction, organizationId, workspace.id);
    const operation = after.archived && !before.archived ? "delete_workspace" : "update_workspace";
    await audit(transaction, {
      operation,
      organizationId,
      id: workspace.id,
      ...describeActor(actor, { before, after }),
    });
    return workspace.id;
  });
}

const change = <T>(database: Database, work: (changing: Changing) => Promise<T>): Promise<T> =>
  transact(database, async (transaction) => {
    const { organizationId } = await readMemberSettings(transaction);
    await lockOrganization(transaction, organizationId);
    return work({ transaction, organizationId, workspaces: await readWorkspaces(transaction, organizationId, 0) });
  });

type Described = ReturnType<typeof describeActor> & {
  readonly operation: AuditOperation;
  readonly organizationId: string;
  readonly id: string;
};

const audit = (transaction: Transaction, { id, ...row }: Described): Promise<void> =>
  insertAudit(transaction, { ...row, workspaceId: id, succeeded: true });

/**
 * The name as it is stored. It may be that of an archived workspace.
 * Errors: WORKSPACE_NAME_REFUSED, WORKSPACE_NAME_TAKEN.
 */
function checkName(all: readonly StoredWorkspace[], wanted: string, own?: StoredWorkspace): string {
  const name = wanted.trim();
  if (name === "" || name.length > longestName) {
    throw new GatehouseError("WORKSPACE_NAME_REFUSED", "A workspace cannot have this name.");
  }
  const hidden = findUnseenInName(name);
  if (hidden !== null)
    throw new GatehouseError("WORKSPACE_NAME_REFUSED", `The workspace's name holds ${describeUnseen(hidden)}.`);
  const key = name.toLowerCase();
  if (all.some(({ id, archived, name: taken }) => !archived && id !== own?.id && taken.toLowerCase() === key)) {
    throw new GatehouseError("WORKSPACE_NAME_TAKEN", `There is already a workspace "${name}".`);
  }
  return name;
}
