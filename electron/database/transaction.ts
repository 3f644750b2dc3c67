/** Running work against the database, inside or outside a transaction, with every failure as a GatehouseError. */
import { type Kysely, type Transaction as KyselyTransaction, sql } from "kysely";
import { GatehouseError } from "../../shared/errors.js";
import type { Database } from "./connect.js";
import { toGatehouseError } from "./errors.js";
import type { Tables } from "./tables.js";

export type Transaction = KyselyTransaction<Tables>;

/**
 * Runs `work` in one READ COMMITTED transaction and commits; rolls back on any throw.
 * Throws GatehouseError. When the connection dies during the commit itself, nobody can know whether it
 * happened: that is CONNECTION_LOST with a remedy that says so.
 */
export async function transact<T>(database: Database, work: (transaction: Transaction) => Promise<T>): Promise<T> {
  let committing = false;
  try {
    return await database.kysely
      .transaction()
      .setIsolationLevel("read committed")
      .execute(async (transaction) => {
        const result = await work(transaction);
        // Postgres answers COMMIT of a failed transaction with a silent rollback; this statement fails loudly instead.
        await sql`select 1`.execute(transaction);
        committing = true;
        return result;
      });
  } catch (error) {
    const failure = toGatehouseError(error, database.target);
    throw committing && failure.code === "CONNECTION_LOST" ? commitUnknown(database.target, failure) : failure;
  }
}

/** Runs `work` outside a transaction. Throws GatehouseError. */
export async function query<T>(database: Database, work: (kysely: Kysely<Tables>) => Promise<T>): Promise<T> {
  try {
    return await work(database.kysely);
  } catch (error) {
    throw toGatehouseError(error, database.target);
  }
}

const commitUnknown = (target: string, cause: GatehouseError): GatehouseError =>
  new GatehouseError("CONNECTION_LOST", `The connection to ${target} was lost while the change was being committed.`, {
    remedy: "Nothing is half done, but it may have been done whole: look at what is there before you run it again.",
    cause,
  });
