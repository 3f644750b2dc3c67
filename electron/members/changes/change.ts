/** Changes one member, or many, batch by batch. */
import { setTimeout as sleep } from "node:timers/promises";
import type {
  ChangeCounts,
  ChangeOutcome,
  ChangePreview,
  ChangeProgress,
  MemberChange,
  MemberDetails,
  WhichMembers,
} from "../../../shared/contract/member-changes.js";
import { GatehouseError, isErrorCode } from "../../../shared/errors.js";
import { showRole } from "../../../shared/roles.js";
import type { Database } from "../../database/connect.js";
import { isUniqueViolation } from "../../database/errors.js";
import { countMoving } from "../../database/queries/count-moving.js";
import { countMeeting, findMatchingIds, findMember, findMemberships } from "../../database/queries/find-members.js";
import { query } from "../../database/transaction.js";
import type { Actor, AskActor } from "../../organization/actor.js";
import { readMemberSettings } from "../../organization/settings.js";
import { type AskedFilter, readFilter } from "../filter.js";
import { showMember } from "../list.js";
import { searchingFor } from "../search-way.js";
import { type Batch, changeBatch } from "./batch.js";
import { prepareChange, readDomain } from "./kinds.js";

export type WhichMember = { readonly id: string } | { readonly email: string };

const memberNotFound = (which: WhichMember): GatehouseError =>
  new GatehouseError(
    "MEMBER_NOT_FOUND",
    "email" in which
      ? `There is no member with the email ${which.email.trim()}.`
      : "This person is no longer a member.",
  );

/** Returns a member with their memberships and the number of their live sessions. Errors: MEMBER_NOT_FOUND. */
export function showOneMember(database: Database, which: WhichMember): Promise<MemberDetails> {
  return query(database, async (scope) => {
    await readMemberSettings(scope);
    const member = await findMember(scope, which);
    if (member === undefined) throw memberNotFound(which);
    const memberships = await findMemberships(scope, member.id);
    const { liveSessions } = await countMeeting(scope, { ids: [member.id] }, null);
    return {
      member: showMember(member),
      memberships: memberships.map(({ since, shownRole, role, ...rest }) => ({
        ...rest,
        role,
        since: since.toISOString(),
        shownRole: role === "CUSTOM" ? shownRole : showRole(role),
      })),
      liveSessions,
    };
  });
}

export interface SingleChange {
  readonly member: WhichMember;
  /** The version that the actor looked at. Undefined changes the member whatever their version. */
  readonly version?: string | undefined;
  readonly change: MemberChange;
}

/**
 * Changes one member. Errors, after which nothing is changed: MEMBER_NOT_FOUND, CHANGED_MEANWHILE with both versions,
 * ROLE_INSUFFICIENT, LAST_ADMIN, EMAIL_TAKEN, SESSION_ENDED, and those of prepareChange and of its refusals.
 */
export async function changeMember(database: Database, actor: Actor, asked: SingleChange): Promise<ChangeOutcome> {
  const batch = await query(database, async (scope): Promise<Batch & { readonly email: string }> => {
    const { organizationId } = await readMemberSettings(scope);
    const member = await findMember(scope, asked.member);
    if (member === undefined) throw memberNotFound(asked.member);
    const change = await prepareChange(scope, organizationId, asked.change);
    return { actor, organizationId, change, ids: [member.id], version: asked.version, email: member.email };
  });
  const outcome = await changeOne(database, batch).catch((error: unknown) => {
    throw explain(error, asked.change, batch.email);
  });
  if (outcome.status === "refused") {
    const code = isErrorCode(outcome.code) ? outcome.code : "INTERNAL";
    throw new GatehouseError(code, outcome.reason ?? "This change was refused.");
  }
  return outcome;
}

const tries = 3;

/** Changes one member, and tries again if Postgres ended the change because it and another waited for each other. */
async function changeOne(database: Database, batch: Batch): Promise<ChangeOutcome> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const [outcome] = await changeBatch(database, batch);
      if (outcome === undefined) throw new GatehouseError("INTERNAL", "A change of one member had no outcome.");
      return outcome;
    } catch (error) {
      const busy = error instanceof GatehouseError && error.code === "DATABASE_BUSY";
      if (!busy || attempt === tries) throw error;
      await sleep(Math.random() * 50 * attempt);
    }
  }
}

function explain(error: unknown, change: MemberChange, email: string): unknown {
  if (change.kind === "changeEmail" && isUniqueViolation(error)) {
    return new GatehouseError("EMAIL_TAKEN", `Another member has the email ${change.email.trim()}.`, { cause: error });
  }
  if (error instanceof GatehouseError && error.code === "LAST_ADMIN") {
    return new GatehouseError("LAST_ADMIN", `${email} is the only active Organization Admin.`, { cause: error });
  }
  return error;
}

/**
 * Counts exactly the members and sessions that a change would concern. Errors: EMAIL_INVALID for an invalid domain, and
 * those of readFilter.
 */
export async function previewChange(
  database: Database,
  actor: Actor,
  which: WhichMembers,
  change?: MemberChange,
): Promise<ChangePreview> {
  return query(database, async (scope) => {
    await readMemberSettings(scope);
    const who = "ids" in which ? which : await readWhich(database, which.filter);
    const actorId = actor.kind === "member" ? actor.userId : null;
    const { includesActor, ...counts } = await countMeeting(scope, who, actorId);
    const domain =
      change?.kind === "changeDomain"
        ? await countMoving(scope, who, { from: readDomain(change.from), to: readDomain(change.to) })
        : null;
    return {
      ...counts,
      includesYou: includesActor,
      domain: domain === null ? null : { ...domain, someTaken: [...domain.someTaken] },
    };
  });
}

const readWhich = (database: Database, asked: AskedFilter) =>
  query(database, async (scope) => {
    const filter = await readFilter(scope, asked);
    const { way } = await searchingFor(scope, database, filter.search);
    return { filter, way };
  });

/** How many members are changed in one transaction. */
export const batchSize = 200;

export interface ManyChanges {
  readonly members: WhichMembers;
  readonly change: MemberChange;
  readonly report: (progress: ChangeProgress) => void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Changes many members, with a transaction for each batch, and reports everybody's outcome. A filter is asked again
 * before each batch, and no member is changed twice. Members who were changed by an earlier run are left as they are.
 * Errors: USAGE, SESSION_ENDED, and those of prepareChange, readFilter and `askActor`; batches done before stay done.
 */
export async function changeManyMembers(
  database: Database,
  askActor: AskActor,
  { members, change: asked, report, signal }: ManyChanges,
): Promise<ChangeCounts> {
  if (asked.kind === "changeEmail") {
    throw new GatehouseError("USAGE", "An email belongs to one person: it cannot be given to many.");
  }
  const { organizationId, change } = await query(database, async (scope) => {
    const settings = await readMemberSettings(scope);
    return { ...settings, change: await prepareChange(scope, settings.organizationId, asked) };
  });
  const counts = { changed: 0, unchanged: 0, refused: 0, sessionsEnded: 0 };
  for await (const ids of inBatches(database, members)) {
    if (signal?.aborted) break;
    const outcomes = await changeOneOrAll(database, { actor: await askActor(), organizationId, change, ids });
    for (const outcome of outcomes) {
      counts[outcome.status] += 1;
      counts.sessionsEnded += outcome.sessionsEnded;
    }
    report({ ...counts, outcomes: [...outcomes] });
  }
  return counts;
}

async function* inBatches(database: Database, members: WhichMembers): AsyncGenerator<readonly string[]> {
  if ("ids" in members) {
    const ids = [...new Set(members.ids)].sort();
    for (let from = 0; from < ids.length; from += batchSize) yield ids.slice(from, from + batchSize);
    return;
  }
  const which = await readWhich(database, members.filter);
  let after: string | null = null;
  do {
    const ask = { ...which, after, limit: batchSize };
    const ids: readonly string[] = await query(database, (scope) => findMatchingIds(scope, ask));
    if (ids.length > 0) yield ids;
    after = ids.at(-1) ?? null;
  } while (after !== null);
}

/** Changes a batch. If it is refused as a whole, for example for the last admin in it, each member is changed alone. */
export async function changeOneOrAll(database: Database, batch: Batch): Promise<readonly ChangeOutcome[]> {
  try {
    return await changeBatch(database, batch);
  } catch (error) {
    if (!isRefusalOfSome(error)) throw error;
  }
  const outcomes: ChangeOutcome[] = [];
  for (const id of batch.ids) {
    const outcome = await changeOne(database, { ...batch, ids: [id] }).catch(async (error: unknown) => {
      if (!isRefusalOfSome(error)) throw error;
      const { code, message } = isUniqueViolation(error) ? taken(error) : error;
      const email = await findEmail(database, id);
      return { id, email, status: "refused" as const, code, reason: message, sessionsEnded: 0 };
    });
    outcomes.push(outcome);
  }
  return outcomes;
}

/** The email by which a refused member is named; empty if no member has the id. */
const findEmail = async (database: Database, id: string): Promise<string> =>
  (await query(database, (scope) => findMember(scope, { id })))?.email ?? "";

const taken = (cause: unknown): GatehouseError =>
  new GatehouseError("EMAIL_TAKEN", "Somebody else has the new email.", { cause });

const isRefusalOfSome = (error: unknown): error is GatehouseError =>
  isUniqueViolation(error) ||
  (error instanceof GatehouseError && (error.code === "LAST_ADMIN" || error.code === "DATABASE_BUSY"));
