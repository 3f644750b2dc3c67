/** The words for each change of members: its title, its button, what is lost and what stays. */
import type { MemberChange } from "../../shared/contract/member-changes.js";

export type ChangeKind = MemberChange["kind"];

interface ChangeWords {
  readonly title: string;
  readonly action: string;
  /** The button's words before a number such as "3 members", where `action` does not fit there. */
  readonly actionOnMany?: string;
  readonly lost: string;
  readonly stays: string;
  readonly safe: boolean;
}

export const changeWords: Readonly<Record<ChangeKind, ChangeWords>> = {
  setRole: {
    title: "Change role",
    action: "Change role",
    actionOnMany: "Change the role of",
    lost: "What the present organization role allows and the new one does not is lost on the next call.",
    stays:
      "Sessions, password and workspaces stay. A new Organization Admin is made Admin of every workspace. A former one stays Admin of those workspaces, unless another role in them is chosen here.",
    safe: true,
  },
  rename: { title: "Rename", action: "Rename", lost: "", stays: "Everything else stays as it is.", safe: true },
  changeEmail: {
    title: "Change email",
    action: "Change email",
    lost: "The present email can no longer be signed in with.",
    stays: "Password, sessions, role and workspaces stay.",
    safe: true,
  },
  changeDomain: {
    title: "Change email domain",
    action: "Change the domain",
    actionOnMany: "Change the domain of",
    lost: "The present emails at the old domain can no longer be signed in with.",
    stays:
      "What stands before the @ stays, and so do password, sessions, role and workspaces. Emails at any other domain, subdomains included, stay as they are.",
    safe: true,
  },
  deactivate: {
    title: "Deactivate",
    action: "Deactivate",
    lost: "All sessions end at once, and signing in is no longer possible.",
    stays: "Role, workspaces, password and everything made stay, for when they are reactivated.",
    safe: false,
  },
  reactivate: {
    title: "Reactivate",
    action: "Reactivate",
    lost: "",
    stays: "The password is the one from before. Sessions that ended stay ended.",
    safe: true,
  },
  remove: {
    title: "Remove",
    action: "Remove",
    lost: "The membership, every workspace membership, the password and all sessions go, and cannot be brought back.",
    stays:
      "What they made stays with their user's record, and so does the audit trail. The email can be invited again, as a new user.",
    safe: false,
  },
  addToWorkspace: {
    title: "Add to a workspace",
    action: "Add",
    lost: "A member who is in the workspace already has this role in it from now on, and no longer the one before.",
    stays: "Other workspaces and the organization role stay.",
    safe: true,
  },
  removeFromWorkspace: {
    title: "Take out of a workspace",
    action: "Take out",
    lost: "The workspace can no longer be seen, from the next call on.",
    stays: "What they made in it, other workspaces and the organization role stay.",
    safe: false,
  },
  setWorkspaceRole: {
    title: "Change role in a workspace",
    action: "Change role",
    lost: "What the present role in the workspace allows and the new one does not is lost on the next call.",
    stays: "Other workspaces and the organization role stay.",
    safe: true,
  },
};

/**
 * What is lost and what stays when an Organization Admin gets another role, and a role in the workspaces was chosen with
 * it. `where` names the workspaces; `amongOthers` is true where members who are no Organization Admin are changed too.
 */
export function placementWords(
  inWorkspaces: string,
  where: string,
  amongOthers = false,
): Pick<ChangeWords, "lost" | "stays"> {
  const others = amongOthers ? " The workspaces of members who are no Organization Admin stay as they are." : "";
  const lost = "What only an Organization Admin may do is lost on the next call, and";
  return inWorkspaces === "none"
    ? {
        lost: `${lost} ${where} can no longer be seen.`,
        stays: `Sessions, password and what they made stay.${others}`,
      }
    : {
        lost: `${lost} being Admin of ${where}.`,
        stays: `Sessions, password and membership of these workspaces stay, there with the role chosen.${others}`,
      };
}
