/** Calls that read an installation that Gatehouse did not make, as far as its public columns tell. */
import { z } from "zod";
import { call } from "./errors.js";
import { page, roleName } from "./values.js";

/** The facts that its columns may not tell. An unknown fact is null in every row, or the rows are missing. */
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
  /** The organization's name. A person who is in several has a row for each. */
  organization: z.string().nullable(),
  /** For a custom role, its own name. Null as well for a membership without a role. */
  role: roleName.nullable(),
  /** Null as well for a person without a login. */
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

/** The part of every list's answer besides its rows. */
const about = {
  readOnly: z.literal(true),
  /** The facts that the columns do not tell. */
  unknown: z.array(foreignFact),
  total: z.number(),
  /** `at-least` means that more than `total` match. */
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
  /** A part of a name or an email, in upper or lower case. */
  search: z.string().max(200).optional(),
  ...page,
});

/** Each list is ordered by name or email. Errors: NOT_FOREIGN if Gatehouse made the installation. */
export const foreign = {
  /** Says whether there is such an installation to read. It is asked before anybody signs in. */
  describe: call.output(z.object({ readable: z.boolean(), schema: z.string() })),
  members: call.input(searchedPage).output(foreignMemberPage),
  workspaces: call.input(searchedPage).output(foreignWorkspacePage),
  roles: call.input(searchedPage).output(foreignRolePage),
};
