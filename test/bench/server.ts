/** The PostgreSQL that the bench measures on: a real one that writes to its disk as in production. */
import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { type PostgresServer, startPostgres } from "../../electron/doors/demo/postgres.js";

/** Makes commits wait for the disk. */
const durable = ["fsync=on", "synchronous_commit=on", "full_page_writes=on"].flatMap((setting) => ["-c", setting]);

export const serverNote =
  "PostgreSQL 18 on this machine with fsync, synchronous_commit and full_page_writes on, over TCP and without TLS.";

/** Runs `work` with a server that ends with it. */
export async function withServer<T>(work: (server: PostgresServer) => Promise<T>): Promise<T> {
  const server = await startPostgres({ flags: durable });
  try {
    return await work(server);
  } finally {
    await server.stop();
  }
}

/** Runs `work` with the URL of a new, empty database, which is removed after it. */
export async function withEmptyDatabase<T>(server: PostgresServer, work: (url: string) => Promise<T>): Promise<T> {
  const name = `bench_${randomBytes(6).toString("hex")}`;
  const url = new URL(server.url);
  url.pathname = `/${name}`;
  await runSql(server.url, `create database ${name}`);
  try {
    return await work(url.href);
  } finally {
    // Where the server is gone, what happened before says so, not this; the database goes with the server.
    await runSql(server.url, `drop database ${name} with (force)`).catch(() => undefined);
  }
}

/** The rows of one statement, on a connection of its own. */
export async function runSql(url: string, sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const client = new Client({ connectionString: url, ssl: false });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    return rows;
  } finally {
    await client.end();
  }
}
