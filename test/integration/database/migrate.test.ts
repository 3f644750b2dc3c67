/** Schema migrations on real servers, with and without a transaction-mode pooler in between. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "../../../electron/database/connect.js";
import { readLedger } from "../../../electron/database/schema/ledger.js";
import { migrateSchema, type SchemaMigration } from "../../../electron/database/schema/migrate.js";
import { migrations } from "../../../electron/database/schema/migrations.js";
import { outside, query, transact } from "../../../electron/database/transaction.js";
import { runOn } from "../../postgres/database.js";
import { failureOf, testPassword } from "../../postgres/failure.js";
import { hasPooler, type Pooler, startPooler } from "../../postgres/pooler.js";
import { serverVersions } from "../../postgres/server.js";
import { open, serverUrl, worldForAll, worldForEach } from "../world.js";

const people: SchemaMigration = {
  number: 1,
  name: "people",
  sql: "create table people (id int primary key);\ncreate table notes (id int references people);\n",
};
const first: SchemaMigration = {
  number: 2,
  name: "first",
  sql: "insert into people values (1); insert into notes values (1);",
};
const steps = [people, first];

const migrate = (database: Database, list: readonly SchemaMigration[] = steps) =>
  transact(database, (transaction) => migrateSchema(transaction, list));

describe.each(serverVersions)("PostgreSQL %i", (version) => {
  const world = worldForEach({ version, installed: "nothing" });

  const ledger = (list: readonly SchemaMigration[] = steps) =>
    query(world.database, (scope) => readLedger(scope, list));

  test("each step is applied once, in the order of its number, and is in the ledger", async () => {
    expect(await ledger()).toEqual({ kind: "absent" });
    expect(await migrate(world.database, [first, people])).toEqual([1, 2]);
    expect(await migrate(world.database)).toEqual([]);
    expect(await ledger()).toEqual({ kind: "current", version: 2 });
    expect(await world.db.run("select number, name, length(checksum) from gatehouse_schema order by 1")).toEqual([
      { number: 1, name: "people", length: 64 },
      { number: 2, name: "first", length: 64 },
    ]);
  });

  test("only what is missing is applied", async () => {
    await migrate(world.database, [people]);
    expect(await ledger()).toEqual({ kind: "behind", version: 1 });
    expect(await migrate(world.database)).toEqual([2]);
  });

  test("a newer schema is refused and stays as it is", async () => {
    await migrate(world.database);
    expect(await ledger([people])).toEqual({ kind: "newer", version: 2 });
    expect((await failureOf(migrate(world.database, [people]))).code).toBe("SCHEMA_NEWER");
  });

  test("an altered step is refused before any other is applied", async () => {
    await migrate(world.database, [people]);
    const altered = [{ ...people, sql: `${people.sql} -- later` }, first];
    expect(await ledger(altered)).toMatchObject({ kind: "altered", name: "people" });
    expect((await failureOf(migrate(world.database, altered))).code).toBe("SCHEMA_ALTERED");
    expect(await world.db.run("select * from people")).toEqual([]);
  });

  test("a step that fails leaves nothing at all", async () => {
    const other = await open(world.db.url, "fresh");
    const failure = await failureOf(migrate(other, [...steps, { number: 3, name: "bad", sql: "select 1/0" }]));
    await other.close();
    expect(failure.code).toBe("DATABASE_FAILED");
    expect(await world.db.run("select from pg_namespace where nspname = 'fresh'")).toEqual([]);
  });

  test.each(["Other", "with space", 'with "quotes"', "it's", "a.b", "ünï", "$USER", "select"])(
    "schema %j is made, and everything lies in it",
    async (schema) => {
      const other = await open(world.db.url, schema);
      await migrate(other);
      await other.close();
      const tables = await world.db.run(`select tablename from pg_tables where schemaname = $1 order by 1`, [schema]);
      expect(tables.map(({ tablename }) => tablename)).toEqual(["gatehouse_schema", "notes", "people"]);
      expect(await world.db.run("select from pg_tables where schemaname = 'public'")).toEqual([]);
    },
  );

  test("two schemas of one database are two installations", async () => {
    const other = await open(world.db.url, "other");
    await migrate(world.database, [people]);
    expect(await migrate(other)).toEqual([1, 2]);
    await other.close();
    expect(await ledger()).toEqual({ kind: "behind", version: 1 });
  });

  test("the search_path is the caller's again afterwards, inside the transaction and after it", async () => {
    const other = await open(world.db.url, "other");
    const path = sql<{ search_path: string }>`show search_path`;
    const { before, after } = await transact(other, async (transaction) => {
      await sql`select set_config('search_path', 'pg_catalog, "Some Where"', true)`.execute(transaction.kysely);
      const before = await path.execute(transaction.kysely);
      await migrateSchema(transaction, steps);
      return { before, after: await path.execute(transaction.kysely) };
    });
    expect(after.rows).toEqual(before.rows);
    expect((await query(other, (scope) => path.execute(scope.kysely))).rows).toEqual([
      { search_path: "pg_catalog, pg_temp" },
    ]);
    expect((await outside(other, (scope) => path.execute(scope.kysely))).rows).toEqual([
      { search_path: '"$user", public' },
    ]);
    await other.close();
  });

  test("ten consoles that start at once apply each step once", async () => {
    const consoles = await Promise.all(Array.from({ length: 10 }, () => open(world.db.url, "shared")));
    const applied = await Promise.all(consoles.map((each) => migrate(each)));
    await Promise.all(consoles.map((each) => each.close()));
    expect(applied.flat().sort()).toEqual([1, 2]);
  });

  test("a user without the right to make a schema is told so, and may use one that was made for it", async () => {
    const role = `maker_${version}`;
    await world.db.run(`create role ${role} login password '${testPassword}'`);
    const other = await open(world.db.urlAs(role, testPassword), "theirs");
    const failure = await failureOf(migrate(other));
    expect(failure.code).toBe("PRIVILEGE_MISSING");
    expect(failure.message).toContain('"theirs"');
    await world.db.run(`create schema theirs authorization ${role}`);
    expect(await migrate(other)).toEqual([1, 2]);
    await other.close();
    await world.db.run(`drop owned by ${role}`);
    await world.db.run(`drop role ${role}`);
  });

  test("the console's own migrations apply, and again change nothing", async () => {
    const numbers = migrations.map(({ number }) => number);
    expect(await migrate(world.database, migrations)).toEqual(numbers);
    expect(await migrate(world.database, migrations)).toEqual([]);
    expect(await ledger(migrations)).toMatchObject({ kind: "current" });
  });
});

describe.skipIf(!hasPooler())("behind pgbouncer in transaction mode", () => {
  let pooler: Pooler;
  const world = worldForAll({ installed: "nothing" });
  let url: string;

  beforeAll(async () => {
    pooler = await startPooler(serverUrl());
    url = world.db.url.replace(new URL(world.db.url).host, new URL(pooler.url).host);
  });
  afterAll(() => pooler.stop());

  test("ten consoles that start at once apply each step once", async () => {
    const consoles = await Promise.all(Array.from({ length: 10 }, () => open(url, "shared")));
    const applied = await Promise.all(consoles.map((each) => migrate(each)));
    expect(applied.flat().sort()).toEqual([1, 2]);
    // Of two server connections that all shared, none remembers anybody's search_path or lock.
    const paths = await Promise.all(
      consoles.map((each) =>
        outside(each, (scope) =>
          sql`select current_setting('search_path') as path, pg_sleep(0.05)`.execute(scope.kysely),
        ),
      ),
    );
    for (const { rows } of paths) expect(rows).toMatchObject([{ path: '"$user", public' }]);
    expect(
      await runOn(
        world.db.url,
        "select from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())",
      ),
    ).toEqual([]);
    await Promise.all(consoles.map((each) => each.close()));
  });

  test("the console's own migrations apply", async () => {
    const database = await open(url, "installation");
    expect(await migrate(database, migrations)).toHaveLength(migrations.length);
    await database.close();
  });

  test("many statements with parameters at once each get their own answer", async () => {
    const database = await open(url);
    const asked = Array.from({ length: 40 }, (_, index) => index);
    const answers = await Promise.all(
      asked.map((index) => query(database, (scope) => sql`select ${index}::int as n`.execute(scope.kysely))),
    );
    expect(answers.map(({ rows }) => rows[0])).toEqual(asked.map((n) => ({ n })));
    await database.close();
  });

  test("a wrong password is PASSWORD_REJECTED", async () => {
    const wrong = new URL(url);
    wrong.password = "hunter2";
    expect((await failureOf(open(wrong.href))).code).toBe("PASSWORD_REJECTED");
  });

  test("a missing database is DATABASE_MISSING", async () => {
    const failure = await failureOf(open(url.replace(world.db.name, "nowhere")));
    expect(failure.code).toBe("DATABASE_MISSING");
  });
});
