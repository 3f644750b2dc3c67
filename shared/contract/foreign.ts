/** An installation this console did not make, looked at and never written to: what its public columns tell. */
import { z } from "zod";
import { call } from "./errors.js";
import { page, roleName } from "./values.js";

/** What may be impossible to know of it; what is unknown is null in every row, or the rows are not there. */
const foreignFacts = [
  "membership",
  "fullName",
  "role",
  "disabled",
  "createdAt",
  "lastSignInAt",
  "members",
  "archived",
  "organization",
  "roles",
  "scope",
  "system",
  "permissions",
] as const;
const foreignFact = z.enum(foreignFacts);
export type ForeignFact = z.infer<typeof foreignFact>;

export const foreignMember = z.object({
  id: z.string(),
  email: z.string(),
  fullName: z.string().nullable(),
  /** The organization's name; somebody in several has a row for each. */
  organization: z.string().nullable(),
  /** A custom role's own name where it is one. Null too for a membership without a role. */
  role: roleName.nullable(),
  /** Null too for somebody without a login. */
  disabled: z.boolean().nullable(),
  createdAt: z.string().nullable(),
  lastSignInAt: z.null(),
});
export type ForeignMember = z.infer<typeof foreignMember>;

export const foreignWorkspace = z.object({
  id: z.string(),
  name: z.string(),
  organization: z.string().nullable(),
  members: z.number().nullable(),
  archived: z.boolean().nullable(),
  createdAt: z.string().nullable(),
});
export type ForeignWorkspace = z.infer<typeof foreignWorkspace>;

export const foreignRole = z.object({
  id: z.string(),
  name: z.string(),
  shown: z.string(),
  description: z.string().nullable(),
  scope: z.string().nullable(),
  system: z.boolean().nullable(),
  permissions: z.array(z.string()).nullable(),
});
export type ForeignRole = z.infer<typeof foreignRole>;

/** What every list answers beside its rows. */
const about = {
  readOnly: z.literal(true),
  /** What the columns do not tell. */
  unknown: z.array(foreignFact),
  total: z.number(),
  /** `at-least`: more than `total` match. */
  totalIs: z.enum(["exact", "at-least"]),
  nextCursor: z.string().nullable(),
};

export const foreignMemberPage = z.object({ users: z.array(foreignMember), ...about });
export type ForeignMemberPage = z.infer<typeof foreignMemberPage>;
const foreignWorkspacePage = z.object({ workspaces: z.array(foreignWorkspace), ...about });
export type ForeignWorkspacePage = z.infer<typeof foreignWorkspacePage>;
const foreignRolePage = z.object({ roles: z.array(foreignRole), ...about });
export type ForeignRolePage = z.infer<typeof foreignRolePage>;

const searchedPage = z.object({
  /** Part of a name or an email, without case. */
  search: z.string().max(200).optional(),
  ...page,
});

/** Each list runs by name or email. NOT_FOREIGN where this console made the installation. */
export const foreign = {
  /** Whether there is one to look at; asked before anybody could sign in. */
  describe: call.output(z.object({ readable: z.boolean(), schema: z.string() })),
  members: call.input(searchedPage).output(foreignMemberPage),
  workspaces: call.input(searchedPage).output(foreignWorkspacePage),
  roles: call.input(searchedPage).output(foreignRolePage),
};
