/** Implements the contract's calls about roles. */
import { copyRole, createRole, editRole, removeRole } from "../roles/edit.js";
import { listAllRoles, listRoleHolders, listWhoHas, showOneRole } from "../roles/list.js";
import { os } from "./base.js";

export const roles = {
  list: os.roles.list.handler(async ({ context }) => ({
    roles: [...(await listAllRoles(context.console.database()))],
  })),

  show: os.roles.show.handler(({ context, input }) => showOneRole(context.console.database(), input.role)),

  holders: os.roles.holders.handler(({ context, input }) => listRoleHolders(context.console.database(), input)),

  whoHas: os.roles.whoHas.handler(({ context, input }) => listWhoHas(context.console.database(), input)),

  create: os.roles.create.handler(async ({ context, input }) => {
    const database = context.console.database();
    return showOneRole(database, await createRole(database, context.actor(), input));
  }),

  copy: os.roles.copy.handler(async ({ context, input }) => {
    const database = context.console.database();
    return showOneRole(database, await copyRole(database, context.actor(), input));
  }),

  edit: os.roles.edit.handler(async ({ context, input }) => {
    const database = context.console.database();
    return showOneRole(database, await editRole(database, context.actor(), input));
  }),

  delete: os.roles.delete.handler(async ({ context, input }) => {
    await removeRole(context.console.database(), context.actor(), input);
    return {};
  }),
};
