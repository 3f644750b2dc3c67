/** A throw-away database per test or suite on the run's servers, and a client to look at it with. */
import { randomBytes } from "node:crypto";
import { Client, Pool, type QueryResultRow } from "pg";

export interface TestDatabase {
  /** postgres://user:password@127.0.0.1:port/name, owned by a superuser. */
  readonly url: string;
  readonly name: string;
  /** The same database for another user of the server. */
  urlAs(user: string, password: string): string;
  /** Runs one statement as the superuser and gives its rows. */
  run<Row extends QueryResultRow>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** Removes the database, ending every connection to it. */
  drop(): Promise<void>;
}

/** Makes a database on the server at a URL: an empty one, or a copy of `template`. */
export async function createDatabase(server: string, template?: string): Promise<TestDatabase> {
  const name = `test_${randomBytes(6).toString("hex")}`;
  await runOn(server, `create database ${name}${template === undefined ? "" : ` template ${template}`}`);
  return databaseAt(server, name);
}

/**
 * The name of a database to copy, made by `fill` once for the whole run: whoever asks first makes it, the others wait.
 * Nobody may be connected to it afterwards.
 */
export async function makeTemplate(
  server: string,
  name: string,
  fill: (url: string) => Promise<void>,
): Promise<string> {
  const lock = new Client({ connectionString: server, ssl: false });
  await lock.connect();
  try {
    await lock.query("select pg_advisory_lock(hashtext($1))", [name]);
    const { rowCount } = await lock.query("select from pg_database where datname = $1", [name]);
    if (rowCount === 0) {
      const db = await createDatabase(server);
      await fill(db.url);
      await lock.query(`alter database ${db.name} rename to ${name}`);
    }
    return name;
  } finally {
    await lock.end();
  }
}

function databaseAt(server: string, name: string): TestDatabase {
  const url = new URL(server);
  url.pathname = `/${name}`;
  // Connecting anew for each statement takes longer than most statements.
  const pool = new Pool({ connectionString: url.href, ssl: false, idleTimeoutMillis: 1000, allowExitOnIdle: true });
  pool.on("error", () => undefined); // a test that ends its connections ends these as well
  return {
    url: url.href,
    name,
    urlAs: (user, password) => {
      const other = new URL(url);
      other.username = encodeURIComponent(user);
      other.password = encodeURIComponent(password);
      return other.href;
    },
    run: async (sql, values = []) => (await pool.query(sql, [...values])).rows,
    drop: async () => {
      await pool.end();
      await runOn(server, `drop database if exists ${name} with (force)`);
    },
  };
}

/** One statement on a connection of its own. */
export async function runOn<Row extends QueryResultRow>(
  url: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new Client({ connectionString: url, ssl: false });
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}
