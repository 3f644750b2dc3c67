/** Workspaces: making, renaming and archiving them, and who can see them. */
import { z } from "zod";
import { call } from "./errors.js";
import { cappedCount } from "./roles.js";
import { page, shownRole, whichWorkspace } from "./values.js";

const workspaceDetails = z.object({
  id: z.string(),
  name: z.string(),
  /** Archived: out of sight everywhere, with all its data and memberships kept. */
  archived: z.boolean(),
  createdAt: z.string(),
  /** Goes up with every change. */
  version: z.int(),
  members: cappedCount,
});
export type WorkspaceDetails = z.infer<typeof workspaceDetails>;

/** Somebody who can see a workspace. */
const workspaceMember = z.object({
  userId: z.string(),
  email: z.string(),
  fullName: z.string().nullable(),
  disabled: z.boolean(),
  /** The role in the workspace. */
  role: shownRole,
  /** True for Organization Admins, who are Admin of every workspace whatever its members are. */
  implicit: z.boolean(),
});

const workspaceMemberPage = z.object({ members: z.array(workspaceMember), nextCursor: z.string().nullable() });
export type WorkspaceMemberPage = z.infer<typeof workspaceMemberPage>;

const change = { workspace: whichWorkspace, version: z.int() };

export const workspaces = {
  /** By name; archived ones only where they are asked for, after the others. */
  list: call
    .input(z.object({ archived: z.boolean().default(false) }))
    .output(z.object({ workspaces: z.array(workspaceDetails) })),
  create: call.input(z.object({ name: z.string().max(200) })).output(workspaceDetails),
  /** `version` is the one the change was decided on, here and below. */
  rename: call.input(z.object({ ...change, name: z.string().max(200) })).output(workspaceDetails),
  archive: call.input(z.object(change)).output(workspaceDetails),
  unarchive: call.input(z.object(change)).output(workspaceDetails),
  /** Who can see it: Organization Admins first, then its members in the order they joined. */
  members: call.input(z.object({ workspace: whichWorkspace, ...page })).output(workspaceMemberPage),
};
