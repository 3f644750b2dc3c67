/** Implements the contract's calls about members. An initial password is revealed here only, in the one answer. */
import type { CredentialResult, IndexProgress } from "../../shared/contract/members.js";
import { handOverInFile } from "../members/hand-over.js";
import { type InvitationOutcome, invite } from "../members/invite.js";
import { listMembersPage, listWorkspaces } from "../members/list.js";
import { recoverAdmin, resetPassword } from "../members/reset-password.js";
import { describeSearchIndex, makeSearchIndex } from "../members/search-index.js";
import { Secret } from "../security/secret.js";
import { os } from "./base.js";
import { requireCommandLine } from "./gate.js";
import { streamProgress } from "./progress.js";

const reveal = ({ initialPassword, ...outcome }: InvitationOutcome): CredentialResult => ({
  ...outcome,
  initialPassword: initialPassword?.reveal(),
});

const withoutPassword = ({ initialPassword: _handedOver, ...outcome }: InvitationOutcome): CredentialResult => outcome;

export const members = {
  list: os.members.list.handler(({ context, input }) => listMembersPage(context.console.database(), input)),

  searchIndex: os.members.searchIndex.handler(({ context }) => describeSearchIndex(context.console.database())),

  makeSearchIndex: os.members.makeSearchIndex.handler(({ context }) =>
    streamProgress((report: (progress: IndexProgress) => void) =>
      makeSearchIndex(context.console.database(), context.actor(), report),
    ),
  ),

  invite: os.members.invite.handler(async ({ context, input }) => {
    const { outFile, ...request } = input;
    const actor = context.actor();
    if (outFile === undefined) return { users: (await invite(context.console.database(), actor, request)).map(reveal) };
    requireCommandLine(context.console);
    const outcomes = await handOverInFile(outFile, (deliver) =>
      invite(context.console.database(), actor, request, deliver),
    );
    return { users: outcomes.map(withoutPassword) };
  }),

  resetPassword: os.members.resetPassword.handler(async ({ context, input }) => {
    const typed = input.password === undefined ? undefined : new Secret(input.password);
    const actor = context.actor();
    return { users: [reveal(await resetPassword(context.console.database(), actor, { email: input.email, typed }))] };
  }),

  recoverAdmin: os.members.recoverAdmin.handler(async ({ context, input }) => ({
    users: [reveal(await recoverAdmin(context.console.database(), await context.console.actor(), input.email))],
  })),

  workspaces: os.members.workspaces.handler(async ({ context }) => ({
    workspaces: [...(await listWorkspaces(context.console.database()))],
  })),
};
