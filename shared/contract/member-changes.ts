/** Changes of members: of one, on the version that was looked at, and of many at once. */
import { eventIterator } from "@orpc/contract";
import { z } from "zod";
import { call } from "./errors.js";
import { fullName, member, memberFilter } from "./members.js";
import { id, roleName, shownRole, typedEmail, whichRole, whichWorkspace } from "./values.js";

/** What stands behind the @ of an email. */
const domain = z.string().max(254);

const memberChange = z.discriminatedUnion("kind", [
  /**
   * `inWorkspaces`: the role, or "none", that whoever is Organization Admin no more has from then on in the workspaces
   * they are in; left out, they stay Admin there. Nobody else's workspaces change.
   */
  z.object({ kind: z.literal("setRole"), role: whichRole, inWorkspaces: whichRole.optional() }),
  z.object({ kind: z.literal("rename"), fullName: fullName.nullable() }),
  z.object({ kind: z.literal("changeEmail"), email: typedEmail }),
  /** The same address at another domain, for whoever's email is at the first; all others stay as they are. */
  z.object({ kind: z.literal("changeDomain"), from: domain, to: domain }),
  z.object({ kind: z.literal("deactivate") }),
  z.object({ kind: z.literal("reactivate") }),
  z.object({ kind: z.literal("remove") }),
  z.object({ kind: z.literal("addToWorkspace"), workspace: whichWorkspace, role: whichRole }),
  z.object({ kind: z.literal("removeFromWorkspace"), workspace: whichWorkspace }),
  z.object({ kind: z.literal("setWorkspaceRole"), workspace: whichWorkspace, role: whichRole }),
]);
export type MemberChange = z.infer<typeof memberChange>;

/** One member: by id, or by email. */
const whichMember = z.union([z.object({ id }), z.object({ email: typedEmail })]);

/** Many: named by their ids, or all that a filter finds when it is run. */
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

/** After each batch: what became of its members, and how far it all is. */
const changeProgress = changeCounts.extend({ outcomes: z.array(changeOutcome) });
export type ChangeProgress = z.infer<typeof changeProgress>;

/** What a change would meet: for the question before it. */
const changePreview = z.object({
  members: z.int(),
  admins: z.int(),
  liveSessions: z.int(),
  includesYou: z.boolean(),
  /** Where another domain was asked about: how many are at the present one, and whose new email somebody has. */
  domain: z
    .object({ moving: z.int(), taken: z.int(), someTaken: z.array(z.string()) })
    .nullable()
    .default(null),
});
export type ChangePreview = z.infer<typeof changePreview>;

export const memberChanges = {
  show: call.input(z.object({ member: whichMember })).output(memberDetails),
  /** Refused as CHANGED_MEANWHILE where `version` is given and no longer the member's. */
  change: call
    .input(z.object({ member: whichMember, version: z.string().max(40).optional(), change: memberChange }))
    .output(changeOutcome),
  preview: call.input(z.object({ members: whichMembers, change: memberChange.optional() })).output(changePreview),
  /** Batch by batch, each a transaction; whoever goes away stops it between two. Safe to repeat. */
  changeMany: call
    .input(z.object({ members: whichMembers, change: memberChange }))
    .output(eventIterator(changeProgress, changeCounts)),
};
