/** From what is typed in the invite dialog to an invitation. */
import type { Invitation } from "../../shared/contract/members.js";
import { emailKey, isEmail } from "../../shared/email.js";

export interface InvitationForm {
  /** One email per line; commas, semicolons and spaces separate as well. */
  readonly emails: string;
  readonly role: string;
  readonly fullName: string;
  /** Workspace id → role in it, or "" for none. */
  readonly workspaceRoles: Readonly<Record<string, string>>;
}

/** An Organization Admin is Admin of every workspace anyway. */
export const mayEverything = (role: string): boolean => role === "ORGANIZATION_ADMIN";

/** The emails in a text, each once (without regard to case), as first typed. */
export function parseEmails(text: string): readonly string[] {
  const byKey = new Map<string, string>();
  for (const email of text.split(/[\s,;]+/)) {
    if (email !== "" && !byKey.has(emailKey(email))) byKey.set(emailKey(email), email);
  }
  return [...byKey.values()];
}

/** What is wrong with the emails, as a sentence, or null. */
export function findEmailFault(text: string): string | null {
  const emails = parseEmails(text);
  if (emails.length === 0) return "Give at least one email.";
  const wrong = emails.filter((email) => !isEmail(email));
  return wrong.length === 0 ? null : `Not an email: ${wrong.slice(0, 3).join(", ")}${wrong.length > 3 ? ", …" : ""}`;
}

/** A full name belongs to one person, so it counts only where there is one. */
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
