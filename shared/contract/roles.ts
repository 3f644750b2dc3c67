/** Calls that list and edit roles, and list who has them. */
import { z } from "zod";
import { call } from "./errors.js";
import { page, roleName, shownRole, whichRole } from "./values.js";

/** A count that is exact up to a thousand. `more` is true if there are more. */
export const cappedCount = z.object({ count: z.int(), more: z.boolean() });

export const role = z.object({
  id: z.string(),
  name: roleName,
  shown: shownRole,
  description: z.string(),
  scope: z.enum(["organization", "workspace"]),
  system: z.boolean(),
  /** `resource:action`, in the order of shared/permissions.ts. */
  permissions: z.array(z.string()),
  /** Goes up by one with every change. */
  version: z.int(),
  holders: cappedCount,
});
export type Role = z.infer<typeof role>;

/** A member's role in the organization or in one workspace. */
export const holder = z.object({
  userId: z.string(),
  email: z.string(),
  fullName: z.string().nullable(),
  disabled: z.boolean(),
  role: shownRole,
  /** The workspace, or null if it is a role in the organization. */
  workspace: z.object({ id: z.string(), name: z.string() }).nullable(),
});

export const holderPage = z.object({ holders: z.array(holder), nextCursor: z.string().nullable() });
export type HolderPage = z.infer<typeof holderPage>;

const description = z.string().max(500);
const permissions = z.array(z.string().max(100)).max(500);

export const roles = {
  list: call.output(z.object({ roles: z.array(role) })),
  show: call.input(z.object({ role: whichRole })).output(role),
  /** Lists who has a role, and where. */
  holders: call.input(z.object({ role: whichRole, ...page })).output(holderPage),
  /** Lists who has a permission, through which role and where, role by role. */
  whoHas: call.input(z.object({ permission: z.string().max(100), ...page })).output(holderPage),
  create: call
    .input(z.object({ shown: z.string().max(200), description: description.default(""), permissions }))
    .output(role),
  /** Makes a custom workspace role with the permissions of another workspace role. */
  copy: call.input(z.object({ role: whichRole, shown: z.string().max(200) })).output(role),
  /** Changes a custom role. What is left out stays. Errors: CHANGED_MEANWHILE if `version` is no longer the role's. */
  edit: call
    .input(
      z.object({
        role: whichRole,
        version: z.int(),
        shown: z.string().max(200).optional(),
        description: description.optional(),
        permissions: permissions.optional(),
      }),
    )
    .output(role),
  delete: call.input(z.object({ role: whichRole, version: z.int() })).output(z.object({})),
};
