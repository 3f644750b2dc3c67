/** Inviting people: a generated initial password each, handed over once, and nobody without a delivered one. */
import type { Kysely } from "kysely";
import type { CredentialResult } from "../../shared/contract/members.js";
import { emailKey, isEmail } from "../../shared/email.js";
import { GatehouseError } from "../../shared/errors.js";
import { type OrganizationRole, parseOrganizationRole } from "../../shared/roles.js";
import type { Database } from "../database/connect.js";
import { findExistingEmails } from "../database/queries/find-existing-emails.js";
import { insertMember } from "../database/queries/insert-member.js";
import { listWorkspaces } from "../database/queries/list-workspaces.js";
import { hashInTheMaking, setFirstPassword } from "../database/queries/set-first-password.js";
import type { Tables } from "../database/tables.js";
import { type CommitWith, query, type Transaction, transact } from "../database/transaction.js";
import { type Actor, describeActor } from "../organization/actor.js";
import { requireMayInvite } from "../organization/authority.js";
import { readMemberSettings } from "../organization/settings.js";
import { resolveWorkspaceRoles } from "../roles/resolve.js";
import type { Secret } from "../security/secret.js";
import { findWorkspace } from "../workspaces/resolve.js";
import { type Candidate, prepareAhead, takeCandidate } from "./candidate.js";

export interface InvitationRequest {
  readonly emails: readonly string[];
  readonly role: string;
  readonly fullName?: string | undefined;
  readonly workspaces: readonly { readonly workspace: string; readonly role: string }[];
}

/** One person's outcome; the password is carried as a secret until a door hands it over. */
export type InvitationOutcome = Omit<CredentialResult, "initialPassword"> & { readonly initialPassword?: Secret };

/** Called with what is about to be committed; when it fails, nobody is invited. */
export type Deliver = (outcomes: readonly InvitationOutcome[]) => Promise<void>;

/** What comes between the last insert and COMMIT; one person's password goes out with COMMIT where nothing does. */
interface Ending {
  readonly deliver?: Deliver | undefined;
  readonly commitWith?: CommitWith;
}

/** The request, read and checked. */
interface Wanted {
  readonly emails: readonly string[];
  readonly role: OrganizationRole;
  readonly fullName: string | null;
  readonly workspaces: InvitationRequest["workspaces"];
}

/** What the writing needs; `people` in the order of the request: whoever is to be inserted, else what became of them. */
interface Prepared {
  readonly organizationId: string;
  readonly workspaces: readonly { readonly workspaceId: string; readonly roleId: string; readonly role: string }[];
  readonly people: readonly (Candidate | InvitationOutcome)[];
}

/**
 * Invites everybody in one transaction. Each email ends as `created`, `exists` (nothing changed) or `refused` with its
 * reason. Errors for the whole: USAGE, ROLE_UNKNOWN, ROLE_INSUFFICIENT, WORKSPACE_NOT_FOUND, WORKSPACE_AMBIGUOUS.
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

  const emails = request.emails.map((email) => email.trim());
  const wanted: Wanted = { emails, role, fullName: request.fullName ?? null, workspaces: request.workspaces };
  const [first, ...others] = emails;
  if (first !== undefined && others.length === 0) {
    // One person's password is hashed while the transaction already looks around and writes.
    const ahead = prepareAhead(database, first);
    return transact(database, async (transaction, commitWith) => {
      const prepared = await prepareAll(transaction, database, wanted, ahead);
      const ending = deliver === undefined ? { commitWith } : { deliver };
      return insertAll(transaction, database, actor, wanted, prepared, ending);
    });
  }
  // A list takes long to hash: no transaction stays open, and no lock held, for that.
  const prepared = await query(database, (kysely) => prepareAll(kysely, database, wanted));
  await Promise.all(prepared.people.map((person) => "passwordHash" in person && person.passwordHash));
  return transact(database, (transaction) => insertAll(transaction, database, actor, wanted, prepared, { deliver }));
}

/** Looks up who and what is there already, and begins to hash a password for everybody who is not. */
async function prepareAll(
  kysely: Kysely<Tables>,
  database: Database,
  { emails, role, workspaces: wanted }: Wanted,
  ahead?: Candidate,
): Promise<Prepared> {
  const { organizationId, hashingCost: cost } = await readMemberSettings(kysely, database.schema);
  // An Organization Admin is Admin of every workspace; the rows say so to queries that ask by workspace.
  const known = wanted.length > 0 || role === "ORGANIZATION_ADMIN" ? await listWorkspaces(kysely, organizationId) : [];
  const places =
    role === "ORGANIZATION_ADMIN"
      ? known.map(({ id }) => ({ workspaceId: id, role: "WORKSPACE_ADMIN" }))
      : wanted.map(({ workspace, role: inIt }) => ({ workspaceId: findWorkspace(known, workspace).id, role: inIt }));
  const typed = places.map((place) => place.role);
  const roles = await resolveWorkspaceRoles(kysely, organizationId, typed);
  const workspaces = places.flatMap(({ workspaceId }, place) => {
    const found = roles[place];
    return found === undefined
      ? []
      : [{ workspaceId, roleId: found.id, role: found.system ? found.name : found.shown }];
  });
  requireOnce(workspaces);
  // Whoever is prepared ahead is inserted straight away: that tells, too, whether they are here already.
  const taken =
    ahead === undefined ? await findExistingEmails(kysely, database.schema, emails) : new Map<number, string | null>();
  const judged = judge(emails, role, taken);
  const people = emails.map((email, place) => judged[place] ?? takeCandidate(database, ahead, { email, cost }));
  return { organizationId, workspaces, people };
}

async function insertAll(
  transaction: Transaction,
  database: Database,
  actor: Actor,
  { role, fullName }: Wanted,
  { organizationId, workspaces, people }: Prepared,
  { deliver, commitWith }: Ending,
): Promise<readonly InvitationOutcome[]> {
  const outcomes: InvitationOutcome[] = [];
  for (const person of people) {
    if (!("passwordHash" in person)) {
      outcomes.push(person);
      continue;
    }
    const { email, password, passwordHash } = person;
    const lsUserId = await insertMember(transaction, database.schema, {
      email,
      fullName,
      organizationId,
      role,
      workspaces,
      passwordHash: commitWith === undefined ? await passwordHash : hashInTheMaking,
      audit: describeActor(actor, { email, role, workspaces }),
    });
    if (lsUserId === null) {
      const taken = await findExistingEmails(transaction, database.schema, [email]);
      outcomes.push(alreadyHere(email, taken.get(0) ?? role));
      continue;
    }
    if (commitWith !== undefined) {
      const set = setFirstPassword(transaction, lsUserId);
      commitWith(set(await passwordHash));
    }
    outcomes.push({ email, role, status: "created", initialPassword: password });
  }
  await deliver?.(outcomes);
  return outcomes;
}

/** What is known before any hashing: who exists already, what is no email, what stands twice in the list. */
function judge(
  emails: readonly string[],
  role: OrganizationRole,
  taken: ReadonlyMap<number, string | null>,
): readonly (InvitationOutcome | undefined)[] {
  const seen = new Set<string>();
  return emails.map((email, place) => {
    if (!isEmail(email)) return { email, role, status: "refused", reason: "This is not an email address." };
    const key = emailKey(email);
    if (seen.has(key)) return { email, role, status: "refused", reason: "This email stands twice in the list." };
    seen.add(key);
    if (!taken.has(place)) return undefined;
    return alreadyHere(email, taken.get(place) ?? role);
  });
}

const alreadyHere = (email: string, role: string): InvitationOutcome => ({
  email,
  role,
  status: "exists",
  reason: "This person is already here; nothing was changed.",
});

/** Errors: USAGE where one workspace is given two roles. */
function requireOnce(workspaces: readonly { readonly workspaceId: string }[]): void {
  if (new Set(workspaces.map(({ workspaceId }) => workspaceId)).size === workspaces.length) return;
  throw new GatehouseError("USAGE", "A workspace is named more than once.", {
    remedy: "Give each workspace one role.",
  });
}
