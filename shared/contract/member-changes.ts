/** Calls that change one member, or many at once. */
import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { call } from "./errors.js";
import { fullName, member, memberFilter } from "./members.js";
import { id, newEmail, roleName, shownRole, typedEmail, whichRole, whichWorkspace } from "./values.js";

/** What stands behind the @ of an email. */
const domain = z.string().max(254);

const memberChange = z.discriminatedUnion("kind", [
  /**
   * `inWorkspaces` is the role, or "none", that former Organization Admins get in the workspaces they are in. Left out,
   * they stay Admin there. The workspaces of other members do not change.
   */
  z.object({ kind: z.literal("setRole"), role: whichRole, inWorkspaces: whichRole.optional() }),
  z.object({ kind: z.literal("rename"), fullName: fullName.nullable() }),
  z.object({ kind: z.literal("changeEmail"), email: newEmail }),
  /** Moves emails at the domain `from` to the domain `to`. Members with an email at another domain stay as they are. */
  z.object({ kind: z.literal("changeDomain"), from: domain, to: domain }),
  z.object({ kind: z.literal("deactivate") }),
  z.object({ kind: z.literal("reactivate") }),
  z.object({ kind: z.literal("remove") }),
  z.object({ kind: z.literal("addToWorkspace"), workspace: whichWorkspace, role: whichRole }),
  z.object({ kind: z.literal("removeFromWorkspace"), workspace: whichWorkspace }),
  z.object({ kind: z.literal("setWorkspaceRole"), workspace: whichWorkspace, role: whichRole }),
]);
export type MemberChange = z.infer<typeof memberChange>;

/** One member, by id or by email. */
const whichMember = z.union([z.object({ id }), z.object({ email: typedEmail })]);

/** Many members: those with these ids, or all that the filter finds when the change runs. */
const whichMembers = z.union([z.object({ ids: z.array(id).min(1).max(10_000) }), z.object({ filter: memberFilter })]);
export type WhichMembers = z.infer<typeof whichMembers>;

export const membership = z.object({
  workspaceId: z.string(),
  workspace: z.string(),
  archived: z.boolean(),
  role: roleName,
  shownRole,
  since: z.string(),
});

const memberDetails = z.object({ member, memberships: z.array(membership), liveSessions: z.int() });
export type MemberDetails = z.infer<typeof memberDetails>;

export const changeOutcome = z.object({
  id: z.string(),
  email: z.string(),
  status: z.enum(["changed", "unchanged", "refused"]),
  code: z.string().optional(),
  reason: z.string().optional(),
  sessionsEnded: z.int(),
});
export type ChangeOutcome = z.infer<typeof changeOutcome>;

export const changeCounts = z.object({
  changed: z.int(),
  unchanged: z.int(),
  refused: z.int(),
  sessionsEnded: z.int(),
});
export type ChangeCounts = z.infer<typeof changeCounts>;

/** Progress after a batch: the outcomes of its members, and all counts so far. */
const changeProgress = changeCounts.extend({ outcomes: z.array(changeOutcome) });
export type ChangeProgress = z.infer<typeof changeProgress>;

/** Whom a change would be about, for the question before it. */
const changePreview = z.object({
  members: z.int(),
  admins: z.int(),
  liveSessions: z.int(),
  includesYou: z.boolean(),
  /** For a change of domain: how many it moves, and how many of them it refuses because their new email is taken. */
  domain: z
    .object({ moving: z.int(), taken: z.int(), someTaken: z.array(z.string()) })
    .nullable()
    .default(null),
});
export type ChangePreview = z.infer<typeof changePreview>;

export const memberChanges = {
  show: call.input(z.object({ member: whichMember })).output(memberDetails),
  /** Changes one member. Errors: CHANGED_MEANWHILE if `version` is given and no longer the member's. */
  change: call
    .input(z.object({ member: whichMember, version: z.string().max(40).optional(), change: memberChange }))
    .output(changeOutcome),
  preview: call.input(z.object({ members: whichMembers, change: memberChange.optional() })).output(changePreview),
  /** Changes the members batch by batch, in a transaction each. Leaving the stream stops it after a batch. Safe to repeat. */
  changeMany: call
    .input(z.object({ members: whichMembers, change: memberChange }))
    .output(eventIterator(changeProgress, changeCounts)),
};
