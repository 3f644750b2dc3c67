/** People of the organization: who they are, inviting them, and their passwords. */
import { z } from "zod";
import { call } from "./errors.js";

export const member = z.object({
  id: z.string(),
  email: z.string(),
  fullName: z.string().nullable(),
  role: z.string(),
  disabled: z.boolean(),
  createdAt: z.string(),
  lastSignInAt: z.string().nullable(),
});
export type Member = z.infer<typeof member>;

export const memberPage = z.object({ users: z.array(member), total: z.number(), nextCursor: z.string().nullable() });
export type MemberPage = z.infer<typeof memberPage>;

/** Role names as people type them or as they are stored; see shared/roles.ts. */
export const invitation = z.object({
  emails: z.array(z.string()).min(1).max(1000),
  role: z.string().default("ORGANIZATION_USER"),
  fullName: z.string().max(200).optional(),
  /** Workspace by name or id, and the role in it. */
  workspaces: z.array(z.object({ workspace: z.string(), role: z.string() })).default([]),
  /** A new file (mode 0600) that gets the passwords, before anything is committed; then the answer holds none. */
  outFile: z.string().optional(),
});
export type Invitation = z.infer<typeof invitation>;

/** `initialPassword` is there once, in this answer, and nowhere else. */
export const credentialResult = z.object({
  email: z.string(),
  status: z.enum(["created", "exists", "refused", "reset"]),
  role: z.string(),
  initialPassword: z.string().optional(),
  reason: z.string().optional(),
});
export type CredentialResult = z.infer<typeof credentialResult>;

export const credentialResults = z.object({ users: z.array(credentialResult) });
export type CredentialResults = z.infer<typeof credentialResults>;

export const workspace = z.object({ id: z.string(), name: z.string() });
export type Workspace = z.infer<typeof workspace>;

export const members = {
  list: call
    .input(
      z.object({
        search: z.string().max(200).optional(),
        limit: z.int().min(1).max(1000).default(50),
        cursor: z.string().optional(),
      }),
    )
    .output(memberPage),
  invite: call.input(invitation).output(credentialResults),
  /** Without `password` one is generated and answered once; with it, it must meet the rule. */
  resetPassword: call.input(z.object({ email: z.string(), password: z.string().optional() })).output(credentialResults),
  /** For a locked-out administrator who holds the database credentials: command line only. */
  recoverAdmin: call.input(z.object({ email: z.string() })).output(credentialResults),
  workspaces: call.output(z.object({ workspaces: z.array(workspace) })),
};
