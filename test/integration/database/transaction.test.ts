/** Transactions: whole or not at all, also when the server dies under them. */
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { connect, type Database } from "../../../electron/database/connect.js";
import { query, transact } from "../../../electron/database/transaction.js";
import { parseDatabaseUrl } from "../../../electron/database/url.js";
import { GatehouseError } from "../../../shared/errors.js";
import { createDatabase, runOn, type TestDatabase } from "../../postgres/database.js";
import { failureOf } from "../../postgres/failure.js";
import { type PostgresServer, serverVersions, startServer } from "../../postgres/server.js";

describe.each(serverVersions)("PostgreSQL %i", (version) => {
  let server: PostgresServer;
  let db: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    server = await startServer({ version });
  });
  afterAll(() => server.stop());

  beforeEach(async () => {
    db = await createDatabase(server.url);
    await db.run("create table things (name text)");
    database = await connect(parseDatabaseUrl(db.url).target, "public");
  });
  afterEach(async () => {
    await database.close();
    await db.drop();
  });

  const names = async () =>
    (await db.run<{ name: string }>("select name from things order by name")).map((row) => row.name);
  const add = (name: string) => sql`insert into public.things values (${name})`;
  const ownProcess = sql<{ id: number }>`select pg_backend_pid() as id`;

  test("what was done is there afterwards, and the result comes back", async () => {
    const result = await transact(database, async (transaction) => {
      await add("a").execute(transaction.kysely);
      return 7;
    });
    expect(result).toBe(7);
    expect(await names()).toEqual(["a"]);
  });

  test("a throw undoes everything and passes a GatehouseError through", async () => {
    const failure = new GatehouseError("LAST_ADMIN", "…");
    const work = transact(database, async (transaction) => {
      await add("a").execute(transaction.kysely);
      throw failure;
    });
    expect(await failureOf(work)).toBe(failure);
    expect(await names()).toEqual([]);
  });

  test("a failed statement that somebody swallowed fails the transaction, rather than lose it silently", async () => {
    const work = transact(database, async (transaction) => {
      await add("a").execute(transaction.kysely);
      await sql`select 1/0`.execute(transaction.kysely).catch(() => undefined);
    });
    expect((await failureOf(work)).code).toBe("DATABASE_FAILED");
    expect(await names()).toEqual([]);
  });

  test("a statement that goes out with COMMIT is there afterwards", async () => {
    const result = await transact(database, async (transaction, commitWith) => {
      await add("a").execute(transaction.kysely);
      commitWith(add("b").compile(transaction.kysely));
      return 7;
    });
    expect(result).toBe(7);
    expect(await names()).toEqual(["a", "b"]);
  });

  test("a statement that goes out with COMMIT and fails takes the transaction with it", async () => {
    const work = transact(database, async (transaction, commitWith) => {
      await add("a").execute(transaction.kysely);
      commitWith(sql`select 1/0`.compile(transaction.kysely));
    });
    expect((await failureOf(work)).code).toBe("DATABASE_FAILED");
    expect(await names()).toEqual([]);
    await transact(database, (transaction) => add("c").execute(transaction.kysely));
    expect(await names()).toEqual(["c"]);
  });

  test("a swallowed failure before it fails the transaction, too", async () => {
    const work = transact(database, async (transaction, commitWith) => {
      await sql`select 1/0`.execute(transaction.kysely).catch(() => undefined);
      commitWith(add("a").compile(transaction.kysely));
    });
    expect((await failureOf(work)).code).toBe("DATABASE_FAILED");
    expect(await names()).toEqual([]);
  });

  test("it is READ COMMITTED whatever the server's default", async () => {
    await db.run(`alter database ${db.name} set default_transaction_isolation = 'serializable'`);
    const other = await connect(parseDatabaseUrl(db.url).target, "public");
    const { rows } = await transact(other, (transaction) =>
      sql`show transaction_isolation`.execute(transaction.kysely),
    );
    await other.close();
    expect(rows).toEqual([{ transaction_isolation: "read committed" }]);
  });

  test("waiting for a lock that is not given in time is DATABASE_BUSY", async () => {
    await transact(database, async (holder) => {
      await sql`lock table public.things`.execute(holder.kysely);
      const waiting = transact(database, async (transaction) => {
        await sql`set local lock_timeout = '50ms'`.execute(transaction.kysely);
        await add("b").execute(transaction.kysely);
      });
      expect((await failureOf(waiting)).code).toBe("DATABASE_BUSY");
    });
  });

  test("more work than connections waits its turn", async () => {
    const adding = Array.from({ length: 20 }, (_, index) =>
      transact(database, (transaction) => add(String(index)).execute(transaction.kysely)),
    );
    await Promise.all(adding);
    expect(await names()).toHaveLength(20);
  });

  test("a session ended between two statements is CONNECTION_LOST, with nothing done and no crash", async () => {
    const work = transact(database, async (transaction) => {
      await add("a").execute(transaction.kysely);
      const { rows } = await ownProcess.execute(transaction.kysely);
      await runOn(server.url, "select pg_terminate_backend($1)", [rows[0]?.id]);
      await sleep(200);
      await add("b").execute(transaction.kysely);
    });
    const failure = await failureOf(work);
    expect(failure.code).toBe("CONNECTION_LOST");
    expect(failure.message).toContain(database.target);
    expect(await names()).toEqual([]);
  });

  test("a session ended during a statement is CONNECTION_LOST, with nothing done", async () => {
    const work = transact(database, async (transaction) => {
      await add("a").execute(transaction.kysely);
      const { rows } = await ownProcess.execute(transaction.kysely);
      setTimeout(() => void runOn(server.url, "select pg_terminate_backend($1)", [rows[0]?.id]), 100);
      await sql`select pg_sleep(30)`.execute(transaction.kysely);
    });
    expect((await failureOf(work)).code).toBe("CONNECTION_LOST");
    expect(await names()).toEqual([]);
  });

  test("idle connections that end are replaced unnoticed", async () => {
    await Promise.all([1, 2, 3].map(() => query(database, (scope) => ownProcess.execute(scope.kysely))));
    await runOn(server.url, "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [db.name]);
    await sleep(200);
    await transact(database, (transaction) => add("a").execute(transaction.kysely));
    expect(await names()).toEqual(["a"]);
  });

  test("lost during the commit, the remedy says that it may have happened", async () => {
    await db.run(
      `create function slow() returns trigger language plpgsql as $$ begin perform pg_sleep(30); return null; end $$`,
    );
    await db.run(`create constraint trigger slow after insert on things deferrable initially deferred
      for each row execute function slow()`);
    const work = transact(database, async (transaction) => {
      await add("a").execute(transaction.kysely);
      const { rows } = await ownProcess.execute(transaction.kysely);
      setTimeout(() => void runOn(server.url, "select pg_terminate_backend($1)", [rows[0]?.id]), 200);
    });
    const failure = await failureOf(work);
    expect(failure.code).toBe("CONNECTION_LOST");
    expect(failure.remedy).toContain("Either the whole change was made or none of it.");
  });

  test("lost while the statement that goes out with COMMIT runs, likewise", async () => {
    const work = transact(database, async (transaction, commitWith) => {
      await add("a").execute(transaction.kysely);
      const { rows } = await ownProcess.execute(transaction.kysely);
      setTimeout(() => void runOn(server.url, "select pg_terminate_backend($1)", [rows[0]?.id]), 200);
      commitWith(sql`select pg_sleep(30)`.compile(transaction.kysely));
    });
    const failure = await failureOf(work);
    expect(failure.code).toBe("CONNECTION_LOST");
    expect(failure.remedy).toContain("Either the whole change was made or none of it.");
    expect(await names()).toEqual([]);
  });

  test("after close it is NOT_CONNECTED", async () => {
    const other = await connect(parseDatabaseUrl(db.url).target, "public");
    await other.close();
    expect((await failureOf(query(other, (scope) => ownProcess.execute(scope.kysely)))).code).toBe("NOT_CONNECTED");
  });
});

test("a server killed in the middle of a transaction is CONNECTION_LOST, and nothing of it is there after it recovered", async () => {
  // Otherwise the table made a moment before would be lost too.
  const server = await startServer({ flags: ["-c", "synchronous_commit=on"] });
  const target = parseDatabaseUrl(server.url).target;
  await runOn(server.url, "create table things (name text)");
  const database = await connect(target, "public");
  const work = transact(database, async (transaction) => {
    await sql`insert into public.things values ('a')`.execute(transaction.kysely);
    const { rows } = await sql<{ id: number }>`select pg_backend_pid() as id`.execute(transaction.kysely);
    // A backend that dies by SIGKILL takes all sessions along, and the server goes through crash recovery.
    process.kill(rows[0]?.id ?? 0, "SIGKILL");
    await sql`insert into public.things values ('b')`.execute(transaction.kysely);
  });
  expect((await failureOf(work)).code).toBe("CONNECTION_LOST");

  const count = () => query(database, (scope) => sql`select count(*) as n from public.things`.execute(scope.kysely));
  let recovered = await count().catch((error: GatehouseError) => error);
  for (let tries = 0; recovered instanceof GatehouseError && tries < 100; tries += 1) {
    expect(["SERVER_STARTING", "CONNECTION_LOST", "CONNECTION_REFUSED"]).toContain(recovered.code);
    await sleep(100);
    recovered = await count().catch((error: GatehouseError) => error);
  }
  expect(recovered).toMatchObject({ rows: [{ n: 0 }] });

  process.kill(server.processId, "SIGKILL");
  await sleep(300);
  expect((await failureOf(count())).code).toMatch(/^CONNECTION_(LOST|REFUSED)$/);
  await database.close();
  await server.stop();
});
