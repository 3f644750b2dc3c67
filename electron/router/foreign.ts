/** Implements the contract's calls about an installation that Gatehouse did not make. */
import { listMembersOfForeign, listRolesOfForeign, listWorkspacesOfForeign } from "../foreign/list.js";
import { holdsForeignInstallation } from "../foreign/reading.js";
import { os } from "./base.js";

export const foreign = {
  describe: os.foreign.describe.handler(async ({ context }) => {
    const database = context.console.database();
    return { readable: await holdsForeignInstallation(database), schema: database.schema };
  }),

  members: os.foreign.members.handler(({ context, input }) => listMembersOfForeign(context.console.database(), input)),

  workspaces: os.foreign.workspaces.handler(({ context, input }) =>
    listWorkspacesOfForeign(context.console.database(), input),
  ),

  roles: os.foreign.roles.handler(({ context, input }) => listRolesOfForeign(context.console.database(), input)),
};
