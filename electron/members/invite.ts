/** Inviting people: a generated initial password each, handed over once, and nobody without a delivered one. */
import type { CredentialResult } from "../../shared/contract/members.js";
import { emailKey, isEmail } from "../../shared/email.js";
import { GatehouseError } from "../../shared/errors.js";
import {
  type OrganizationRole,
  parseOrganizationRole,
  parseWorkspaceRole,
  type WorkspaceRole,
} from "../../shared/roles.js";
import type { Database } from "../database/connect.js";
import { findExistingEmails } from "../database/queries/find-existing-emails.js";
import { insertMember } from "../database/queries/insert-member.js";
import { listWorkspaces } from "../database/queries/list-workspaces.js";
import { query, transact } from "../database/transaction.js";
import { defaultCost, generatePassword, type HashingCost, hashPassword } from "../security/passwords.js";
import type { Secret } from "../security/secret.js";
import { type Actor, describeActor } from "./actor.js";
import { requireMayInvite } from "./authority.js";
import { whenCoreIsFree } from "./hashing.js";
import { readMemberSettings } from "./settings.js";

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

interface Candidate {
  readonly email: string;
  readonly password: Secret;
  readonly passwordHash: string;
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
  const wantedWorkspaces = request.workspaces.map(parseWorkspace);

  const emails = request.emails.map((email) => email.trim());
  const ahead = prepareAhead(database, emails);
  const { settings, workspaces, taken } = await query(database, async (kysely) => {
    const current = await readMemberSettings(kysely, database.schema);
    // An Organization Admin is Admin of every workspace; the rows say so to queries that ask by workspace.
    const known =
      wantedWorkspaces.length > 0 || role === "ORGANIZATION_ADMIN"
        ? await listWorkspaces(kysely, current.organizationId)
        : [];
    return {
      settings: current,
      workspaces:
        role === "ORGANIZATION_ADMIN"
          ? known.map(({ id }) => ({ workspaceId: id, role: "WORKSPACE_ADMIN" }))
          : wantedWorkspaces.map((wanted) => ({
              workspaceId: findWorkspace(known, wanted.workspace),
              role: wanted.role,
            })),
      taken: await findExistingEmails(kysely, database.schema, emails),
    };
  });

  const cost = settings.hashingCost;
  lastCosts.set(database, cost);
  const outcomes = judge(emails, role, taken);
  const candidates = await Promise.all(
    emails.map((email, place) => {
      if (outcomes[place] !== undefined) return undefined;
      return ahead !== undefined && isSame(ahead.cost, cost) ? ahead.candidate : prepare(email, cost);
    }),
  );
  return transact(database, async (transaction) => {
    const results: InvitationOutcome[] = [];
    for (const [place, email] of emails.entries()) {
      const candidate = candidates[place];
      const judged = outcomes[place];
      if (judged !== undefined || candidate === undefined) {
        results.push(judged ?? { email, role, status: "refused" });
        continue;
      }
      const created = await insertMember(transaction, database.schema, {
        email,
        fullName: request.fullName ?? null,
        passwordHash: candidate.passwordHash,
        organizationId: settings.organizationId,
        role,
        workspaces,
        audit: describeActor(actor, { email, role, workspaces }),
      });
      results.push(
        created
          ? { email, role, status: "created", initialPassword: candidate.password }
          : { email, role, status: "exists", reason: "Somebody else invited this email at the same moment." },
      );
    }
    await deliver?.(results);
    return results;
  });
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
    return {
      email,
      role: taken.get(place) ?? role,
      status: "exists",
      reason: "This person is already here; nothing was changed.",
    };
  });
}

async function prepare(email: string, cost: HashingCost): Promise<Candidate> {
  const password = generatePassword();
  return { email, password, passwordHash: await whenCoreIsFree(() => hashPassword(password, cost)) };
}

/** What hashing was last found to cost in a database: very likely what it costs now. */
const lastCosts = new WeakMap<Database, HashingCost>();

/** Hashes one person's password while the database is still asked. A list is judged first: much of it may be known. */
function prepareAhead(database: Database, [email, ...others]: readonly string[]) {
  if (email === undefined || others.length > 0 || !isEmail(email)) return undefined;
  const cost = lastCosts.get(database) ?? defaultCost;
  const candidate = prepare(email, cost);
  // Nobody may come to wait for it; where somebody does, the failure is still theirs.
  candidate.catch(() => undefined);
  return { cost, candidate };
}

const isSame = (one: HashingCost, other: HashingCost): boolean =>
  one.memoryKib === other.memoryKib && one.passes === other.passes && one.lanes === other.lanes;

function parseWorkspace({ workspace, role }: { readonly workspace: string; readonly role: string }): {
  readonly workspace: string;
  readonly role: WorkspaceRole;
} {
  const parsed = parseWorkspaceRole(role);
  if (parsed === undefined) throw new GatehouseError("ROLE_UNKNOWN", `There is no workspace role "${role}".`);
  return { workspace, role: parsed };
}

function findWorkspace(known: readonly { readonly id: string; readonly name: string }[], wanted: string): string {
  const byId = known.find((workspace) => workspace.id === wanted.toLowerCase());
  if (byId !== undefined) return byId.id;
  const [match, another] = known.filter((workspace) => workspace.name === wanted);
  if (match === undefined) throw new GatehouseError("WORKSPACE_NOT_FOUND", `There is no workspace "${wanted}".`);
  if (another !== undefined)
    throw new GatehouseError("WORKSPACE_AMBIGUOUS", `Several workspaces are named "${wanted}".`);
  return match.id;
}
