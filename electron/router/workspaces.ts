/** Implements the contract's calls about workspaces. */
import { archiveWorkspace, createWorkspace, renameWorkspace, unarchiveWorkspace } from "../workspaces/change.js";
import { listAllWorkspaces, listMembersOfWorkspace, showOneWorkspace } from "../workspaces/list.js";
import { os } from "./base.js";

export const workspaces = {
  list: os.workspaces.list.handler(async ({ context, input }) => ({
    workspaces: [...(await listAllWorkspaces(context.console.database(), input.archived))],
  })),

  create: os.workspaces.create.handler(async ({ context, input }) => {
    const database = context.console.database();
    return showOneWorkspace(database, await createWorkspace(database, context.actor(), input.name));
  }),

  rename: os.workspaces.rename.handler(async ({ context, input }) => {
    const database = context.console.database();
    return showOneWorkspace(database, await renameWorkspace(database, context.actor(), input));
  }),

  archive: os.workspaces.archive.handler(async ({ context, input }) => {
    const database = context.console.database();
    return showOneWorkspace(database, await archiveWorkspace(database, context.actor(), input));
  }),

  unarchive: os.workspaces.unarchive.handler(async ({ context, input }) => {
    const database = context.console.database();
    return showOneWorkspace(database, await unarchiveWorkspace(database, context.actor(), input));
  }),

  members: os.workspaces.members.handler(({ context, input }) =>
    listMembersOfWorkspace(context.console.database(), input),
  ),
};
