/** Calls that list, make, rename and archive workspaces, and list who can see them. */
import { z } from "zod";
import { call } from "./errors.js";
import { cappedCount } from "./roles.js";
import { page, shownRole, whichWorkspace } from "./values.js";

const workspaceDetails = z.object({
  id: z.string(),
  name: z.string(),
  /** True if the workspace is hidden everywhere. All its data and memberships are kept. */
  archived: z.boolean(),
  createdAt: z.string(),
  /** Goes up by one with every change. */
  version: z.int(),
  members: cappedCount,
});
export type WorkspaceDetails = z.infer<typeof workspaceDetails>;

/** A member who can see a workspace. */
const workspaceMember = z.object({
  userId: z.string(),
  email: z.string(),
  fullName: z.string().nullable(),
  disabled: z.boolean(),
  /** The role in the workspace. */
  role: shownRole,
  /** True for Organization Admins, who are Admin of every workspace without being in it. */
  implicit: z.boolean(),
});

const workspaceMemberPage = z.object({ members: z.array(workspaceMember), nextCursor: z.string().nullable() });
export type WorkspaceMemberPage = z.infer<typeof workspaceMemberPage>;

const change = { workspace: whichWorkspace, version: z.int() };

export const workspaces = {
  /** Lists workspaces by name. Archived ones are left out unless `archived` is true, and come last. */
  list: call
    .input(z.object({ archived: z.boolean().default(false) }))
    .output(z.object({ workspaces: z.array(workspaceDetails) })),
  create: call.input(z.object({ name: z.string().max(200) })).output(workspaceDetails),
  /** Renames a workspace. Errors: CHANGED_MEANWHILE if `version` is no longer the workspace's, here and below. */
  rename: call.input(z.object({ ...change, name: z.string().max(200) })).output(workspaceDetails),
  archive: call.input(z.object(change)).output(workspaceDetails),
  unarchive: call.input(z.object(change)).output(workspaceDetails),
  /** Lists who can see a workspace: Organization Admins, then its members in the order in which they joined. */
  members: call.input(z.object({ workspace: whichWorkspace, ...page })).output(workspaceMemberPage),
};
