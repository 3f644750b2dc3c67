/** Running work against the database, inside or outside a transaction. Every failure becomes a GatehouseError. */
import { CompiledQuery, sql } from "kysely";
import { GatehouseError } from "../../shared/errors.js";
import type { Database } from "./connect.js";
import { toGatehouseError } from "./errors.js";
import { type Scope, scopeOf, type Transaction } from "./scope.js";

/** Keeps a statement that is sent together with COMMIT, in one round trip. Where it fails, the transaction fails. */
export type CommitWith = (statement: CompiledQuery) => void;

/**
 * Runs `work` in one READ COMMITTED transaction and commits; rolls back where `work` throws. `work` may pass its last
 * statement to `commitWith` where it does not need the answer.
 * Throws GatehouseError. Where the connection dies during the commit, it is unknown whether the commit happened: the
 * error is CONNECTION_LOST with a remedy that says so.
 */
export async function transact<T>(
  database: Database,
  work: (transaction: Transaction, commitWith: CommitWith) => Promise<T>,
): Promise<T> {
  // Postgres answers COMMIT of a failed transaction with a rollback and no error; a statement before it does fail.
  let last = CompiledQuery.raw("select 1");
  let committing = false;
  let lastAnswer: Promise<unknown> | undefined;
  try {
    const result = await database.kysely
      .transaction()
      .setIsolationLevel("read committed")
      .execute(async (transaction) => {
        const done = await work(scopeOf(transaction, database.schema), (statement) => {
          last = statement;
        });
        committing = true;
        await transaction.getExecutor().provideConnection(async (connection) => {
          // COMMIT is sent without waiting for this answer. Where COMMIT fails too, its failure is the one reported.
          lastAnswer = connection.executeQuery(last);
          lastAnswer.catch(() => undefined);
        });
        return done;
      });
    await lastAnswer;
    return result;
  } catch (error) {
    const failure = toGatehouseError(error, database.target);
    throw committing && failure.code === "CONNECTION_LOST" ? commitUnknown(database.target, failure) : failure;
  }
}

/** Runs `work` after a savepoint. False where `work` failed: then its own statements are rolled back and no others. */
export async function attempt({ kysely }: Transaction, work: () => Promise<void>): Promise<boolean> {
  await sql`savepoint attempt`.execute(kysely);
  try {
    await work();
    await sql`release savepoint attempt`.execute(kysely);
    return true;
  } catch {
    await sql`rollback to savepoint attempt`.execute(kysely);
    return false;
  }
}

/** Runs `work` on one unchanging view of the database (REPEATABLE READ, read only). Throws GatehouseError. */
export async function snapshot<T>(database: Database, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  try {
    return await database.kysely
      .transaction()
      .setIsolationLevel("repeatable read")
      .setAccessMode("read only")
      .execute((transaction) => work(scopeOf(transaction, database.schema)));
  } catch (error) {
    throw toGatehouseError(error, database.target);
  }
}

/** Runs `work` outside a transaction. Throws GatehouseError. */
export async function query<T>(database: Database, work: (scope: Scope) => Promise<T>): Promise<T> {
  try {
    return await work(scopeOf(database.kysely, database.schema));
  } catch (error) {
    throw toGatehouseError(error, database.target);
  }
}

const commitUnknown = (target: string, cause: GatehouseError): GatehouseError =>
  new GatehouseError("CONNECTION_LOST", `The connection to ${target} was lost while the change was being committed.`, {
    remedy: "Either the whole change was made or none of it. Look at what is there before you run it again.",
    cause,
  });
