/** The words for an installation that Gatehouse did not make, in the windows and on the command line. */
import type { ForeignFact } from "./contract/foreign.js";

export const readOnlySentence = "Gatehouse did not make this installation: it is looked at and never written to.";

const facts: Readonly<Record<ForeignFact, string>> = {
  membership: "who is a member (everybody with a user's row is listed)",
  fullName: "names",
  role: "roles in the organization",
  disabled: "who is deactivated",
  createdAt: "when it was made",
  lastSignInAt: "the last sign-in",
  members: "how many members a workspace has",
  archived: "which workspaces are archived",
  organization: "the organization",
  roles: "which roles there are",
  scope: "where a role applies",
  system: "which roles are the system's",
  permissions: "what a role may do",
};

/** "Not known here: …", or null if everything is known. */
export const sayUnknown = (unknown: readonly ForeignFact[]): string | null =>
  unknown.length === 0 ? null : `Not known here: ${unknown.map((fact) => facts[fact]).join("; ")}.`;
