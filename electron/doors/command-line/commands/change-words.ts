/** The words for changes of members: the question before a change of many, and what was done. */
import type { ChangePreview, MemberChange } from "../../../../shared/contract/member-changes.js";
import { count } from "../../../../shared/count.js";

/** The question before a change of many, with the numbers of a change of domain. */
export function describeQuestion(
  { members, admins, liveSessions, domain }: ChangePreview,
  change: MemberChange,
): string {
  const whom = `${count(members, "member")} (${admins} of them Organization Admins, ${count(liveSessions, "live session")})`;
  return `${describeChange(change, whom)}?${domain === null ? "" : ` ${describeDomain(domain)}`}`;
}

/** How many members a change of domain moves, and how many it refuses. */
export const describeDomain = ({ moving, taken, someTaken }: NonNullable<ChangePreview["domain"]>): string => {
  const stay =
    taken === 0 ? "" : `; ${taken} of them will be refused, as somebody has the new email: ${someTaken.join(", ")}`;
  return `${moving} ${moving === 1 ? "has" : "have"} an email at the present domain${stay}.`;
};

/** What was done to a member, by kind of change. */
export const doneWords: Readonly<Record<MemberChange["kind"], string>> = {
  setRole: "role changed",
  rename: "renamed",
  changeEmail: "email changed",
  changeDomain: "email changed",
  deactivate: "deactivated",
  reactivate: "reactivated",
  remove: "removed",
  addToWorkspace: "in the workspace with this role",
  removeFromWorkspace: "taken out of the workspace",
  setWorkspaceRole: "role in the workspace changed",
};

function describeChange(change: MemberChange, whom: string): string {
  switch (change.kind) {
    case "setRole":
      return `Give ${whom} the organization role "${change.role}"`;
    case "rename":
      return `Rename ${whom}`;
    case "changeEmail":
      return `Change the email of ${whom}`;
    case "changeDomain":
      return `Move the emails of ${whom} from ${change.from} to ${change.to}`;
    case "deactivate":
      return `Deactivate ${whom}`;
    case "reactivate":
      return `Reactivate ${whom}`;
    case "remove":
      return `Remove ${whom}`;
    case "addToWorkspace":
      return `Add ${whom} to the workspace "${change.workspace}" as "${change.role}"`;
    case "removeFromWorkspace":
      return `Take ${whom} out of the workspace "${change.workspace}"`;
    case "setWorkspaceRole":
      return `Give ${whom} the role "${change.role}" in the workspace "${change.workspace}"`;
  }
}
