/** Calls that list and invite members, and reset their passwords. */
import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { findFullNameFault } from "../full-name.js";
import { call } from "./errors.js";
import { page, roleName, typedEmail, whichRole, whichWorkspace } from "./values.js";

/** A person's full name, as it may be given. */
export const fullName = z.string().superRefine((name, context) => {
  const message = findFullNameFault(name);
  if (message !== null) context.addIssue({ code: "custom", message });
});

export const member = z.object({
  id: z.string(),
  email: z.string(),
  fullName: z.string().nullable(),
  role: roleName,
  disabled: z.boolean(),
  hasPassword: z.boolean(),
  /** True if the password is still the initial one. */
  initialPassword: z.boolean(),
  passwordSetAt: z.string().nullable(),
  createdAt: z.string(),
  lastSignInAt: z.string().nullable(),
  /** An opaque text that is another one after every change of the member. */
  version: z.string(),
});
export type Member = z.infer<typeof member>;

/** A filter for members: those are meant whom all its parts fit. */
export const memberFilter = z.object({
  search: z.string().max(200).optional(),
  role: whichRole.optional(),
  workspace: whichWorkspace.optional(),
  state: z.enum(["active", "disabled"]).optional(),
  neverSignedIn: z.boolean().optional(),
  initialPassword: z.boolean().optional(),
});
export type MemberFilter = z.infer<typeof memberFilter>;

export const memberSorts = ["created", "email", "name", "lastSignIn", "role"] as const;

const memberPage = z.object({
  users: z.array(member),
  total: z.number(),
  /** `at-least` means that more than `total` match, `estimate` that it is the planner's estimate of all members. */
  totalIs: z.enum(["exact", "estimate", "at-least"]),
  nextCursor: z.string().nullable(),
  /** Why a search looked only at how names and emails begin, otherwise null. */
  searchNote: z.string().nullable(),
});
export type MemberPage = z.infer<typeof memberPage>;

/** The search index, with which any part of a name or an email is found. It needs the extension pg_trgm. */
export const searchIndex = z.object({
  state: z.enum(["ready", "missing", "impossible"]),
  /** What making it changes, or why it cannot be made. */
  about: z.string(),
  addsExtension: z.boolean(),
  members: z.number(),
});
export type SearchIndex = z.infer<typeof searchIndex>;

const indexProgress = z.object({ phase: z.string(), done: z.number(), total: z.number() });
export type IndexProgress = z.infer<typeof indexProgress>;

export const invitation = z.object({
  emails: z.array(z.string()).min(1).max(1000),
  role: whichRole.default("ORGANIZATION_USER"),
  fullName: fullName.optional(),
  /** The workspaces they join, and the role in each. */
  workspaces: z.array(z.object({ workspace: whichWorkspace, role: whichRole })).default([]),
  /** A new file (mode 0600) for the initial passwords, written before the commit. The answer then holds none. */
  outFile: z.string().optional(),
});
export type Invitation = z.infer<typeof invitation>;

/** What became of one person. `initialPassword` is in this answer only, and cannot be read again. */
const credentialResult = z.object({
  email: z.string(),
  status: z.enum(["created", "exists", "refused", "reset"]),
  role: roleName,
  initialPassword: z.string().optional(),
  reason: z.string().optional(),
});
export type CredentialResult = z.infer<typeof credentialResult>;

const credentialResults = z.object({ users: z.array(credentialResult) });
export type CredentialResults = z.infer<typeof credentialResults>;

export const workspace = z.object({ id: z.string(), name: z.string() });
export type Workspace = z.infer<typeof workspace>;

export const members = {
  list: call
    .input(
      memberFilter.extend({
        sort: z.enum(memberSorts).default("created"),
        descending: z.boolean().default(false),
        ...page,
      }),
    )
    .output(memberPage),
  searchIndex: call.output(searchIndex),
  /** Makes the search index, and adds the extension if it is missing. It does not block writes. Safe to repeat. */
  makeSearchIndex: call.output(eventIterator(indexProgress, searchIndex)),
  invite: call.input(invitation).output(credentialResults),
  /** Sets a new password: `password`, which has to meet the password rule, or without it a generated initial one. */
  resetPassword: call.input(z.object({ email: typedEmail, password: z.string().optional() })).output(credentialResults),
  /** Lets a locked-out administrator who holds the database credentials back in. Only on the command line. */
  recoverAdmin: call.input(z.object({ email: typedEmail })).output(credentialResults),
  workspaces: call.output(z.object({ workspaces: z.array(workspace) })),
};
