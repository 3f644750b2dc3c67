/** Running work against the database: acts that look, and acts that write. Every failure becomes a GatehouseError. */
import { CompiledQuery, sql } from "kysely";
import { GatehouseError } from "../../shared/errors.js";
import { type Beginning, changeLimits, type Limits, lookLimits } from "./begin.js";
import type { Database } from "./connect.js";
import { asConnection, type Connection } from "./driver.js";
import { toGatehouseError } from "./errors.js";
import { type Scope, scopeOf, type Transaction } from "./scope.js";
import { refuseDifferent } from "./standing.js";

export { longLimits } from "./begin.js";

/** What running work needs of a database. */
type Reached = Pick<Database, "kysely" | "schema" | "target" | "serverVersionNumber">;

/** Keeps a statement that is sent together with COMMIT, in one round trip. Where it fails, the transaction fails. */
export type CommitWith = (statement: CompiledQuery) => void;

export interface TransactOptions {
  readonly limits?: Limits;
  /** True only for a repair, which makes an installation that was found different what it has to be. */
  readonly evenIfDifferent?: boolean;
}

/**
 * Runs `work` in one READ COMMITTED transaction and commits; rolls back where `work` throws. `work` may pass its last
 * statement to `commitWith` where it does not need the answer.
 * Throws SCHEMA_DIFFERS for an installation that was found different, and any other GatehouseError. Where the connection dies during the commit, it is unknown whether the commit happened: the
 * error is CONNECTION_LOST with a remedy that says so.
 */
export async function transact<T>(
  database: Reached,
  work: (transaction: Transaction, commitWith: CommitWith) => Promise<T>,
  { limits = changeLimits, evenIfDifferent = false }: TransactOptions = {},
): Promise<T> {
  if (!evenIfDifferent) refuseDifferent(database);
  // Postgres answers COMMIT of a failed transaction with a rollback and no error; a statement before it does fail.
  let last = CompiledQuery.raw("select 1");
  let committing = false;
  try {
    const beginning: Beginning = { isolation: "read committed", readOnly: false, limits };
    return await begin(database, beginning, async (scope, connection) => {
      const done = await work({ ...scope, writes: true }, (statement) => {
        last = statement;
      });
      await connection.begun();
      committing = true;
      await connection.commit(last);
      return done;
    });
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

/** Runs `work` on one unchanging view of the database (REPEATABLE READ), in which nothing can be written. */
export const snapshot = <T>(
  database: Reached,
  work: (scope: Scope) => Promise<T>,
  limits: Limits = lookLimits,
): Promise<T> => look(database, { isolation: "repeatable read", readOnly: true, limits }, work);

/** Runs `work`, in which nothing can be written. Each statement sees what was committed before it. */
export const query = <T>(
  database: Reached,
  work: (scope: Scope) => Promise<T>,
  limits: Limits = lookLimits,
): Promise<T> => look(database, { isolation: "read committed", readOnly: true, limits }, work);

async function look<T>(database: Reached, beginning: Beginning, work: (scope: Scope) => Promise<T>): Promise<T> {
  try {
    return await begin(database, beginning, async (scope, connection) => {
      const found = await work(scope);
      await connection.begun();
      // Nobody waits for the end of a transaction that wrote nothing.
      void connection.rollback({ waits: false });
      return found;
    });
  } catch (error) {
    throw toGatehouseError(error, database.target);
  }
}

/**
 * Runs statements that Postgres allows in no transaction, such as making an index beside other work. They have none of
 * the settings, so they write tables, operator classes and all else with their schema.
 */
export async function outside<T>(database: Reached, work: (scope: Scope) => Promise<T>): Promise<T> {
  try {
    return await work(scopeOf(database.kysely, database.schema));
  } catch (error) {
    throw toGatehouseError(error, database.target);
  }
}

/** Begins a transaction on a connection of its own; rolls back where `work` throws. `work` ends it where it does not. */
function begin<T>(
  { kysely: pooled, schema, serverVersionNumber }: Reached,
  beginning: Beginning,
  work: (scope: Scope, connection: Connection) => Promise<T>,
): Promise<T> {
  return pooled.connection().execute(async (kysely) => {
    const connection = await kysely.getExecutor().provideConnection(async (held) => asConnection(held));
    connection.begin(beginning, serverVersionNumber);
    try {
      return await work(scopeOf(kysely, schema), connection);
    } catch (error) {
      // Where the transaction could not begin, that is the reason, and `error` only says that it had not.
      const reason = await connection.begun().then(
        () => error,
        (failure: unknown) => failure,
      );
      await connection.rollback({ waits: true });
      throw reason;
    }
  });
}

const commitUnknown = (target: string, cause: GatehouseError): GatehouseError =>
  new GatehouseError("CONNECTION_LOST", `The connection to ${target} was lost while the change was being committed.`, {
    remedy: "Either the whole change was made or none of it. Look at what is there before you run it again.",
    cause,
  });
