/** Makes the input of an invitation from the fields of the invite dialog. */
import type { Invitation } from "../../shared/contract/members.js";
import { emailKey, findEmailFault as findEmailFaultOf } from "../../shared/email.js";

export interface InvitationForm {
  /** Emails, one a line. Commas, semicolons and spaces separate them as well. */
  readonly emails: string;
  readonly role: string;
  readonly fullName: string;
  /** The role in each workspace by its id; "" where they are not added to it. */
  readonly workspaceRoles: Readonly<Record<string, string>>;
}

/** True for the role that is Admin of every workspace, so that no workspace is asked for. */
export const mayEverything = (role: string): boolean => role === "ORGANIZATION_ADMIN";

/** The emails in a text. One that is repeated, in whatever case, is listed once, as it was typed first. */
export function parseEmails(text: string): readonly string[] {
  const byKey = new Map<string, string>();
  for (const email of text.split(/[\s,;]+/)) {
    if (email !== "" && !byKey.has(emailKey(email))) byKey.set(emailKey(email), email);
  }
  return [...byKey.values()];
}

/** A sentence that says what is wrong with the emails, or null. */
export function findEmailFault(text: string): string | null {
  const emails = parseEmails(text);
  if (emails.length === 0) return "Give at least one email.";
  const wrong = emails.flatMap((email) => {
    const fault = findEmailFaultOf(email);
    return fault === null ? [] : [fault === "" ? email : `${email} (${fault})`];
  });
  return wrong.length === 0 ? null : `Not an email: ${wrong.slice(0, 3).join(", ")}${wrong.length > 3 ? ", …" : ""}`;
}

/** The full name is used only where there is one email, because it is one member's. */
export function toInvitation({ emails, role, fullName, workspaceRoles }: InvitationForm): Invitation {
  const people = parseEmails(emails);
  const name = fullName.trim();
  const workspaces = mayEverything(role) ? [] : Object.entries(workspaceRoles);
  return {
    emails: [...people],
    role,
    ...(people.length === 1 && name !== "" ? { fullName: name } : {}),
    workspaces: workspaces.flatMap(([workspace, inIt]) => (inIt === "" ? [] : [{ workspace, role: inIt }])),
  };
}
