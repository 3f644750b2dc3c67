/** Kysely's driver on a pool of pg's clients. It adds what an act needs: how it begins, its limits, and its end. */
import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from "kysely";
import type { QueryResult as PgResult, Pool, PoolClient } from "pg";
import { GatehouseError } from "../../shared/errors.js";
import { type Beginning, beginText, type Limits, remainingText } from "./begin.js";
import { asWireClient } from "./client.js";

/** How long a server that should have ended a statement by itself is waited for, in milliseconds. */
const grace = 5000;
/** The server is told the remaining time again when it is this much less than it was told before, in milliseconds. */
const precision = 1000;

interface Act {
  readonly limits: Limits;
  readonly until: number;
  told: number;
  readonly begun: Promise<unknown>;
  readonly timer: NodeJS.Timeout;
}

/** One connection while somebody holds it. Statements are sent at once, and answered in order. */
export class Connection implements DatabaseConnection {
  readonly #client: PoolClient;
  #act: Act | undefined;
  #broken = false;

  constructor(client: PoolClient) {
    this.#client = client;
  }

  /** Begins a transaction. It does not wait for the answer: the first statement goes out together with it. */
  begin(beginning: Beginning, server: number): void {
    const { limits } = beginning;
    const begun = this.#send(beginText(beginning, server));
    begun.catch(() => undefined); // `begun` tells
    const silent = new GatehouseError("CONNECTION_LOST", "The server stopped answering, so its connection was ended.");
    const timer = setTimeout(() => asWireClient(this.#client).cut(silent), limits.total + grace);
    this.#act = { limits, until: performance.now() + limits.total, told: limits.total, begun, timer };
  }

  /** Waits until the transaction has begun. Throws why it could not, which the statements after it do not know. */
  async begun(): Promise<void> {
    await this.#act?.begun;
  }

  /** Sends `last` and COMMIT in one go, and waits for both. If COMMIT fails too, its failure is the one thrown. */
  async commit(last: CompiledQuery): Promise<void> {
    const answer = this.executeQuery(last);
    answer.catch(() => undefined);
    try {
      await this.#send("commit");
      await answer;
    } finally {
      this.#end();
    }
  }

  /** Ends a transaction whose writes are not wanted, or that has none. It waits for the answer only if told so. */
  async rollback({ waits }: { readonly waits: boolean }): Promise<void> {
    const ended = this.#send("rollback").then(
      () => this.#end(),
      () => {
        this.#end();
        this.#broken = true;
      },
    );
    if (waits) await ended;
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    this.#tellRemaining();
    const { command, rowCount, rows } = await this.#send(sql, parameters);
    const counts = command === "INSERT" || command === "UPDATE" || command === "DELETE" || command === "MERGE";
    return { rows: (rows ?? []) as Row[], ...(counts ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) };
  }

  streamQuery(): never {
    throw new GatehouseError("INTERNAL", "Statements are not streamed.");
  }

  release(): void {
    this.#client.release(this.#broken);
  }

  #send(sql: string, parameters: readonly unknown[] = []): Promise<PgResult> {
    return this.#client.query(sql, [...parameters]);
  }

  #tellRemaining(): void {
    const act = this.#act;
    if (act === undefined) return;
    const remaining = Math.max(1, Math.round(act.until - performance.now()));
    if (act.told - remaining < precision) return;
    act.told = remaining;
    this.#send(remainingText(act.limits, remaining)).catch(() => undefined); // the statement after it fails likewise
  }

  #end(): void {
    clearTimeout(this.#act?.timer);
    this.#act = undefined;
  }
}

/** A driver for `pool`. Transactions are begun in transaction.ts alone. */
export class PoolDriver implements Driver {
  readonly #pool: Pool;
  #ended = false;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<Connection> {
    if (this.#ended) throw new GatehouseError("NOT_CONNECTED", "The connection to the database was closed.");
    return new Connection(await this.#pool.connect());
  }

  async releaseConnection(connection: DatabaseConnection): Promise<void> {
    asConnection(connection).release();
  }

  async destroy(): Promise<void> {
    this.#ended = true;
    await this.#pool.end();
  }

  beginTransaction = refuse;
  commitTransaction = refuse;
  rollbackTransaction = refuse;
}

/** The driver's own connection behind Kysely's interface. */
export function asConnection(connection: DatabaseConnection): Connection {
  if (connection instanceof Connection) return connection;
  throw new GatehouseError("INTERNAL", "This connection is not the driver's own.");
}

async function refuse(): Promise<never> {
  throw new GatehouseError("INTERNAL", "A transaction was begun without its settings.");
}
