/** Invites many people in batches. Each is hashed while an earlier one is written, and journaled before its commit. */
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

/** People in a transaction: so many that the commit costs little beside the hashes, so few that cancelling is quick. */
const batchSize = 50;
/** How many batches are being hashed while one is committed, so that no core waits for the commit. */
const batchesAhead = 2;

/** A candidate, and the person of the table whom it is for. */
interface Invited extends Candidate {
  readonly person: WantedPerson;
}

export interface BatchOptions {
  readonly organizationId: string;
  readonly cost: HashingCost;
  /** Called before every batch with the roles in it. Throws if the actor may no longer give them. */
  readonly requireAllowed: (roles: readonly OrganizationRole[]) => Promise<unknown>;
  /** Called after every batch with the number of people done so far. */
  readonly report: (done: number) => void;
  readonly signal: AbortSignal | undefined;
}

/**
 * Invites the people in order. Returns how many were reached, which is fewer than all if `signal` was aborted. Errors:
 * those of the database and the journal; the journal then holds every batch that was committed.
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
    // If the connection was lost, the batch may have been committed. The next run asks the database (settleBatches).
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

/** Settles the batches that a crash left open: a batch was committed if the ids of its people are in the database. */
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
