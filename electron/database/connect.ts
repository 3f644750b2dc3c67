/** Connecting to an installation's Postgres: a small pool, TLS by sslmode, and Kysely in the installation's schema. */
import { Socket } from "node:net";
import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler, sql } from "kysely";
import { Pool, type PoolConfig, types } from "pg";
import { GatehouseError } from "../../shared/errors.js";
import { connectLimits } from "./begin.js";
import { WireClient } from "./client.js";
import { PoolDriver } from "./driver.js";
import { toGatehouseError } from "./errors.js";
import { checkSchemaName } from "./schema/name.js";
import type { Scope } from "./scope.js";
import type { Tables } from "./tables.js";
import { type ConnectionTarget, describeTarget } from "./target.js";
import { isEncryptionRefusal, type TlsAttempt, tlsAttempts } from "./tls.js";
import { query } from "./transaction.js";

export interface Database {
  /** Its query builder names the installation's schema; raw SQL has to name it (see `Scope`). */
  readonly kysely: Kysely<Tables>;
  readonly schema: string;
  /** `user@host:port/database`. */
  readonly target: string;
  /** The parts of `target`, each by itself. */
  readonly address: Pick<ConnectionTarget, "host" | "port" | "database" | "user">;
  readonly user: string;
  /** Such as "18.4". */
  readonly serverVersion: string;
  /** Such as 180004: the server's `server_version_num`. */
  readonly serverVersionNumber: number;
  /** True where the connection to the server, or to the pooler in front of it, uses TLS. */
  readonly encrypted: boolean;
  /**
   * Waits for running statements, then closes the pool. `patience` limits the wait, in milliseconds: then the
   * connections are cut, and the server rolls back what was not committed.
   */
  close(patience?: number): Promise<void>;
}

const oldestSupported = 140_000;
const int8 = 20;

/**
 * Connects, and reads the server's version. It needs no session state, startup options or named statements, so that it
 * also works through a transaction-mode pooler. Aborting `signal` ends the attempt.
 * Throws SCHEMA_NAME_INVALID, SERVER_TOO_OLD, and what `tlsAttempts` and `toGatehouseError` give.
 */
export async function connect(target: ConnectionTarget, schema: string, signal?: AbortSignal): Promise<Database> {
  checkSchemaName(schema);
  let failure: GatehouseError | undefined;
  for (const attempt of await tlsAttempts(target)) {
    try {
      return await open(target, schema, attempt, signal);
    } catch (error) {
      const reason = explain(toGatehouseError(error, describeTarget(target)), target);
      failure = failure === undefined || !saysMore(failure, reason) ? reason : failure;
      if (!isEncryptionRefusal(reason) || signal?.aborted) throw reason;
    }
  }
  throw failure ?? new GatehouseError("INTERNAL", "No way to connect was tried.");
}

async function open(
  target: ConnectionTarget,
  schema: string,
  tls: TlsAttempt,
  signal: AbortSignal | undefined,
): Promise<Database> {
  const sockets = new Set<Socket>();
  const cut = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  signal?.addEventListener("abort", cut);
  const pool = new Pool({ ...poolConfig(target, tls), Client: WireClient, stream: () => tracked(sockets) });
  pool.on("error", () => undefined); // an idle connection that dies; unheard, it would end the process
  const kysely = new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new PoolDriver(pool),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  try {
    const reached = { kysely, schema, target: describeTarget(target), serverVersionNumber: 0 };
    const server = await query(reached, readServer, connectLimits);
    if (server.number < oldestSupported) {
      throw new GatehouseError(
        "SERVER_TOO_OLD",
        `The server is PostgreSQL ${server.version}; 14 is the oldest supported.`,
      );
    }
    return {
      kysely: kysely.withSchema(schema),
      schema,
      target: describeTarget(target),
      address: { host: target.host, port: target.port, database: target.database, user: target.user },
      user: server.user,
      serverVersion: server.version,
      serverVersionNumber: server.number,
      encrypted: tls !== false,
      close: async (patience) => {
        const timer = patience === undefined ? undefined : setTimeout(cut, patience);
        await kysely.destroy().finally(() => clearTimeout(timer));
      },
    };
  } catch (error) {
    await kysely.destroy();
    // When a login fails on this side, pg leaves the socket open until the server gives up.
    cut();
    throw error;
  } finally {
    signal?.removeEventListener("abort", cut);
  }
}

function tracked(sockets: Set<Socket>): Socket {
  const socket = new Socket();
  sockets.add(socket);
  return socket.once("close", () => sockets.delete(socket));
}

function poolConfig(target: ConnectionTarget, tls: TlsAttempt): PoolConfig {
  return {
    host: target.host,
    port: target.port,
    database: target.database,
    user: target.user,
    password: target.password?.reveal(),
    ssl: tls,
    sslnegotiation: "postgres",
    application_name: "gatehouse",
    // Lets a statement be sent before the one ahead of it is answered (see `transact`).
    pipeline: true,
    max: 5,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 30_000,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    types: { getTypeParser: typeParser },
  };
}

/** pg's own parsers, except that counts (int8) become numbers. One beyond 2^53, which would be rounded, stays text. */
const typeParser: typeof types.getTypeParser = (id: number, format?: "text" | "binary") =>
  id === int8 && format !== "binary" ? parseCount : types.getTypeParser(id, format);

const parseCount = (text: string): number | string => (Number.isSafeInteger(Number(text)) ? Number(text) : text);

async function readServer({ kysely }: Scope): Promise<{ number: number; version: string; user: string }> {
  const { rows } = await sql<{ number: number; version: string; user: string }>`
    select current_setting('server_version_num')::int4 as number,
           split_part(current_setting('server_version'), ' ', 1) as version,
           current_user::text as "user"`.execute(kysely);
  const [server] = rows;
  if (server === undefined) throw new GatehouseError("DATABASE_FAILED", "The server did not say which version it is.");
  return server;
}

/**
 * True where the first of two failures tells more. That TLS is required or not offered only tells why there was a
 * second attempt.
 */
const saysMore = (first: GatehouseError, second: GatehouseError): boolean =>
  second.code === "TLS_REQUIRED" || second.code === "TLS_NOT_OFFERED"
    ? first.code !== "TLS_REQUIRED"
    : first.code.startsWith("TLS_") && first.code !== "TLS_NOT_OFFERED" && first.code !== "TLS_REQUIRED";

/** Adds to a refusal by pg_hba that TLS may be what is missing: the server's words, in any language, may say so. */
function explain(failure: GatehouseError, target: ConnectionTarget): GatehouseError {
  if (failure.code !== "ACCESS_NOT_ALLOWED" || target.sslMode !== "disable") return failure;
  return new GatehouseError(failure.code, failure.message, {
    remedy: `If the server takes only encrypted connections, use sslmode=require. ${failure.remedy}`,
    cause: failure.cause,
  });
}
