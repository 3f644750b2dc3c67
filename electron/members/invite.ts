/**
 * Invites people. Each gets a generated initial password, and nobody is invited unless the passwords were delivered.
 */

import type { CredentialResult } from "../../shared/contract/members.js";
import { describeEmailFault, emailKey, withoutSpacesAround } from "../../shared/email.js";
import { GatehouseError } from "../../shared/errors.js";
import { type OrganizationRole, parseOrganizationRole, showRole } from "../../shared/roles.js";
import type { Database } from "../database/connect.js";
import { findExistingEmails } from "../database/queries/find-existing-emails.js";
import { insertMembers } from "../database/queries/insert-members.js";
import { listWorkspaces } from "../database/queries/list-workspaces.js";
import { hashInTheMaking, setFirstPassword } from "../database/queries/set-first-password.js";
import type { Scope, Transaction } from "../database/scope.js";
import { type CommitWith, query, transact } from "../database/transaction.js";
import { type Actor, describeActor } from "../organization/actor.js";
import { mayPlace, requireMayInvite } from "../organization/authority.js";
import { readMemberSettings } from "../organization/settings.js";
import { resolveWorkspaceRoles } from "../roles/resolve.js";
import type { Secret } from "../security/secret.js";
import { findWorkspace } from "../workspaces/resolve.js";
import { type Candidate, prepareAhead, takeCandidate } from "./candidate.js";

/** `role` is an organization role. A workspace is given by name or id, with the role in it. */
export interface InvitationRequest {
  readonly emails: readonly string[];
  readonly role: string;
  readonly fullName?: string | undefined;
  readonly workspaces: readonly { readonly workspace: string; readonly role: string }[];
}

/** One person's outcome. The initial password stays a Secret until a door hands it over. */
export type InvitationOutcome = Omit<CredentialResult, "initialPassword"> & { readonly initialPassword?: Secret };

/** Delivers the outcomes that are about to be committed. If it throws, nobody is invited. */
export type Deliver = (outcomes: readonly InvitationOutcome[]) => Promise<void>;

/**
 * What happens after the insert: `deliver` runs before COMMIT; `commitWith` sends the only candidate's hash with
 * COMMIT.
 */
interface Ending {
  readonly deliver?: Deliver | undefined;
  readonly commitWith?: CommitWith;
}

/** The request after it was read and checked. */
interface Wanted {
  readonly actor: Actor;
  readonly emails: readonly string[];
  readonly role: OrganizationRole;
  readonly fullName: string | null;
  readonly workspaces: InvitationRequest["workspaces"];
}

/**
 * What the insert needs. `people` has an entry for each email, in order: a candidate, or the outcome if there is none.
 */
interface Prepared {
  readonly organizationId: string;
  readonly workspaces: readonly { readonly workspaceId: string; readonly roleId: string; readonly role: string }[];
  readonly people: readonly (Candidate | InvitationOutcome)[];
}

/**
 * Invites everybody in one transaction. Each email's outcome is `created`, `exists` (nothing changed) or `refused`, the
 * last two with a reason. Errors, after which nobody is invited: USAGE, ROLE_UNKNOWN, ROLE_INSUFFICIENT,
 * WORKSPACE_NOT_FOUND, WORKSPACE_AMBIGUOUS, and those of `deliver`.
 */
export async function invite(
  database: Database,
  actor: Actor,
  request: InvitationRequest,
  deliver?: Deliver,
): Promise<readonly InvitationOutcome[]> {
  const role = parseOrganizationRole(request.role);
  if (role === undefined) throw new GatehouseError("ROLE_UNKNOWN", `There is no organization role "${request.role}".`);
  requireMayInvite(actor, role);
  if (request.fullName !== undefined && request.emails.length > 1) {
    throw new GatehouseError("USAGE", "A full name is for one person, but several emails are given.", {
      remedy: "Invite that person alone, or leave the name out.",
    });
  }

  const emails = request.emails.map(withoutSpacesAround);
  const wanted: Wanted = { actor, emails, role, fullName: request.fullName ?? null, workspaces: request.workspaces };
  const [first, ...others] = emails;
  if (first !== undefined && others.length === 0) {
    // A single password is hashed while the transaction already reads and writes.
    const ahead = prepareAhead(database, first);
    return transact(database, async (transaction, commitWith) => {
      const prepared = await prepareAll(transaction, database, wanted, ahead);
      const ending = deliver === undefined ? { commitWith } : { deliver };
      return insertAll(transaction, { wanted, ...prepared }, ending);
    });
  }
  // A list takes long to hash, so that is done before the transaction begins and no lock waits for it.
  const prepared = await query(database, (scope) => prepareAll(scope, database, wanted));
  await Promise.all(prepared.people.map((person) => isCandidate(person) && person.passwordHash));
  return transact(database, (transaction) => insertAll(transaction, { wanted, ...prepared }, { deliver }));
}

/** Looks up workspaces, roles and taken emails, and begins to hash a password for each email that is free. */
async function prepareAll(
  scope: Scope,
  database: Database,
  { actor, emails, role, workspaces: wanted }: Wanted,
  ahead?: Candidate,
): Promise<Prepared> {
  const { organizationId, hashingCost: cost } = await readMemberSettings(scope);
  // An Organization Admin is Admin of every workspace, and has identities that say so to queries by workspace.
  const known = wanted.length > 0 || role === "ORGANIZATION_ADMIN" ? await listWorkspaces(scope, organizationId) : [];
  const assignments =
    role === "ORGANIZATION_ADMIN"
      ? known.map(({ id }) => ({ workspaceId: id, role: "WORKSPACE_ADMIN" }))
      : wanted.map(({ workspace, role: workspaceRole }) => ({
          workspaceId: findWorkspace(known, workspace).id,
          role: workspaceRole,
        }));
  const askedRoles = assignments.map((assignment) => assignment.role);
  const roles = await resolveWorkspaceRoles(scope, organizationId, askedRoles);
  const refused = roles.find((found) => !mayPlace(actor, found));
  if (refused !== undefined) {
    throw new GatehouseError(
      "ROLE_INSUFFICIENT",
      `Operators invite into workspaces as Editor or Viewer, not as ${refused.system ? showRole(refused.name) : refused.shown}.`,
    );
  }
  const workspaces = assignments.flatMap(({ workspaceId }, index) => {
    const found = roles[index];
    return found === undefined
      ? []
      : [{ workspaceId, roleId: found.id, role: found.system ? found.name : found.shown }];
  });
  requireOnce(workspaces);
  // The email of a candidate prepared ahead is not looked up: the insert itself finds out whether it is taken.
  const taken = ahead === undefined ? await findExistingEmails(scope, emails) : new Map<number, string | null>();
  const judged = judge(emails, role, taken);
  const people = emails.map((email, index) => judged[index] ?? takeCandidate(database, ahead, { email, cost }));
  return { organizationId, workspaces, people };
}

const isCandidate = (person: Candidate | InvitationOutcome): person is Candidate => "passwordHash" in person;

async function insertAll(
  transaction: Transaction,
  { wanted, organizationId, workspaces, people }: Prepared & { readonly wanted: Wanted },
  { deliver, commitWith }: Ending,
): Promise<readonly InvitationOutcome[]> {
  const { actor, role, fullName } = wanted;
  const candidates = people.filter(isCandidate);
  const members = candidates.map(async ({ id, email, passwordHash }) => ({
    id,
    email,
    fullName,
    role,
    workspaces,
    passwordHash: commitWith === undefined ? await passwordHash : hashInTheMaking,
    enrichments: describeActor(actor, { email, role, workspaces }).enrichments,
  }));
  const inserted = await insertMembers(transaction, {
    organizationId,
    actor: describeActor(actor, {}),
    members: await Promise.all(members),
  });
  const [only] = candidates;
  const lsUserId = only === undefined ? undefined : inserted.get(only.id);
  if (commitWith !== undefined && only !== undefined && lsUserId !== undefined) {
    const set = setFirstPassword(transaction, lsUserId);
    commitWith(set(await only.passwordHash));
  }
  // These emails were free when the request was looked at, or were not looked up at all.
  const late = candidates.filter(({ id }) => !inserted.has(id)).map(({ email }) => email);
  const roles = late.length === 0 ? new Map<number, string | null>() : await findExistingEmails(transaction, late);
  const outcomes = people.map((person): InvitationOutcome => {
    if (!isCandidate(person)) return person;
    const { id, email, password } = person;
    if (!inserted.has(id)) return alreadyHere(email, roles.get(late.indexOf(email)) ?? role);
    return { email, role, status: "created", initialPassword: password };
  });
  await deliver?.(outcomes);
  return outcomes;
}

/** The outcome of each email that cannot be invited, for a reason known before hashing; undefined for the others. */
function judge(
  emails: readonly string[],
  role: OrganizationRole,
  taken: ReadonlyMap<number, string | null>,
): readonly (InvitationOutcome | undefined)[] {
  const seen = new Set<string>();
  return emails.map((email, index) => {
    const fault = describeEmailFault(email);
    if (fault !== null) return { email, role, status: "refused", reason: fault };
    const key = emailKey(email);
    if (seen.has(key)) return { email, role, status: "refused", reason: "This email is in the list twice." };
    seen.add(key);
    if (!taken.has(index)) return undefined;
    return alreadyHere(email, taken.get(index) ?? role);
  });
}

const alreadyHere = (email: string, role: string): InvitationOutcome => ({
  email,
  role,
  status: "exists",
  reason: "This person is already here; nothing was changed.",
});

/** Errors: USAGE if a workspace is named more than once. */
function requireOnce(workspaces: readonly { readonly workspaceId: string }[]): void {
  if (new Set(workspaces.map(({ workspaceId }) => workspaceId)).size === workspaces.length) return;
  throw new GatehouseError("USAGE", "A workspace is named more than once.", {
    remedy: "Give each workspace one role.",
  });
}
