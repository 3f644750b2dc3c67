/** Inviting many: batches, each hashed while the one before it is written, each delivered before it is committed. */
import { randomUUID } from "node:crypto";
import { GatehouseError } from "../../../shared/errors.js";
import type { OrganizationRole } from "../../../shared/roles.js";
import type { Database } from "../../database/connect.js";
import { findUsers } from "../../database/queries/find-users.js";
import { insertMembers } from "../../database/queries/insert-members.js";
import { query, transact } from "../../database/transaction.js";
import { type Actor, describeActor } from "../../organization/actor.js";
import type { HashingCost } from "../../security/passwords.js";
import { type Candidate, prepareCandidate } from "../candidate.js";
import type { Journal } from "./journal.js";
import type { WantedPerson } from "./people.js";

/** Large enough that a commit is nothing beside its hashes, small enough that cancelling is quick. */
const batchSize = 50;
/** Batches whose hashing has begun before the one at hand is committed: no core waits for a commit. */
const batchesAhead = 2;

/** A person of the table with the password being hashed for them. */
interface Invited extends Candidate {
  readonly person: WantedPerson;
}

export interface BatchOptions {
  readonly organizationId: string;
  readonly cost: HashingCost;
  /** Asked before every batch, with the roles in it: throws when whoever started this may no longer give them. */
  readonly requireAllowed: (roles: readonly OrganizationRole[]) => Promise<unknown>;
  /** How many people the batches so far were about. */
  readonly report: (done: number) => void;
  readonly signal: AbortSignal | undefined;
}

/**
 * Invites the people in order; returns how many were reached, fewer than all where it was cancelled. Errors: what the
 * database or the journal throw; then what was committed stands in the journal.
 */
export async function inviteInBatches(
  database: Database,
  actor: Actor,
  people: readonly WantedPerson[],
  journal: Journal,
  options: BatchOptions,
): Promise<number> {
  const waiting: (readonly Invited[])[] = [];
  let prepared = 0;
  let done = 0;
  while (done < people.length && options.signal?.aborted !== true) {
    while (prepared < people.length && waiting.length <= batchesAhead) {
      waiting.push(people.slice(prepared, prepared + batchSize).map((person) => invitedAt(person, options.cost)));
      prepared += batchSize;
    }
    const batch = waiting.shift() ?? [];
    await options.requireAllowed([...new Set(batch.map(({ person }) => person.role))]);
    await inviteBatch(database, actor, batch, journal, options.organizationId);
    done += batch.length;
    options.report(done);
  }
  return done;
}

const invitedAt = (person: WantedPerson, cost: HashingCost): Invited => ({
  person,
  ...prepareCandidate(person.email, cost),
});

async function inviteBatch(
  database: Database,
  actor: Actor,
  batch: readonly Invited[],
  journal: Journal,
  organizationId: string,
): Promise<void> {
  const id = randomUUID();
  const members = await Promise.all(
    batch.map(async ({ id: memberId, person: { email, fullName, role, workspaces }, passwordHash }) => ({
      id: memberId,
      email,
      fullName,
      role,
      workspaces,
      passwordHash: await passwordHash,
      enrichments: describeActor(actor, { email, role, workspaces, bulk: id }).enrichments,
    })),
  );
  try {
    await transact(database, async (transaction) => {
      const inserted = await insertMembers(transaction, {
        organizationId,
        actor: describeActor(actor, {}),
        members,
      });
      await journal.write({ id, people: batch.filter((one) => inserted.has(one.id)).map(toJournal) });
    });
  } catch (error) {
    // When the connection was lost nobody can know whether it was committed: the next run asks the database.
    const unsure = error instanceof GatehouseError && error.code === "CONNECTION_LOST";
    if (!unsure && journal.unsettled().some((batchThere) => batchThere.id === id)) await journal.settle(id, "dropped");
    throw error;
  }
  await journal.settle(id, "committed");
}

const toJournal = ({ id, person, password }: Invited) => ({
  id,
  email: person.email,
  fullName: person.fullName,
  role: person.role,
  workspaces: person.workspaces.map(({ workspace, role }) => ({ workspace, role })),
  initialPassword: password.reveal(),
  lines: [...person.lines],
});

/** Asks the database what became of batches a crash left open: their people are there, by their ids, or they are not. */
export async function settleBatches(database: Database, journal: Journal): Promise<void> {
  for (const { id, people } of journal.unsettled()) {
    const there = await query(database, (scope) =>
      findUsers(
        scope,
        people.map((person) => person.id),
      ),
    );
    await journal.settle(id, people.length > 0 && there.size > 0 ? "committed" : "dropped");
  }
}
