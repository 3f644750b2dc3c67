/** How transactions begin: whatever the server, database and user are set to, and within limits. */
import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../../electron/database/connect.js";
import { listAudit } from "../../../electron/database/queries/list-audit.js";
import { listMembers } from "../../../electron/database/queries/list-members.js";
import type { Scope } from "../../../electron/database/scope.js";
import { outside, query, snapshot, transact } from "../../../electron/database/transaction.js";
import { failureOf } from "../../postgres/failure.js";
import { hasPooler, type Pooler, startPooler } from "../../postgres/pooler.js";
import { serverVersions } from "../../postgres/server.js";
import { open, serverUrl, untilSomebodyWaits, worldForAll, worldForEach } from "../world.js";

const names =
  "search_path row_security datestyle intervalstyle extra_float_digits timezone bytea_output client_encoding standard_conforming_strings quote_all_identifiers";
const wanted = {
  search_path: "pg_catalog, pg_temp",
  row_security: "off",
  datestyle: "ISO, YMD",
  intervalstyle: "postgres",
  extra_float_digits: "1",
  timezone: "UTC",
  bytea_output: "hex",
  client_encoding: "UTF8",
  standard_conforming_strings: "on",
  quote_all_identifiers: "off",
};
const strange: Readonly<Record<string, string>> = {
  search_path: "public",
  datestyle: "'German, DMY'",
  intervalstyle: "sql_standard",
  extra_float_digits: "-15",
  timezone: "'Asia/Kathmandu'",
  bytea_output: "escape",
  quote_all_identifiers: "on",
  statement_timeout: "77",
};
const settingsNow = sql<{ name: string; setting: string }>`
  select name, current_setting(name) as setting from unnest(string_to_array(${names}, ' ')) name`;

describe.each(serverVersions)("PostgreSQL %i", (version) => {
  const user = `begin_${randomBytes(4).toString("hex")}`;
  const world = worldForEach({ version });
  beforeEach(async () => {
    await world.db.run(`create role ${user} login password 'begin' in role pg_read_all_data`);
    await world.db.run(`grant usage on schema public to ${user}`);
  });
  afterEach(() => world.db.run(`drop owned by ${user}; drop role ${user}`));

  const asUser = async <T>(work: (database: Database) => Promise<T>): Promise<T> => {
    const database = await open(world.db.urlAs(user, "begin"));
    try {
      return await work(database);
    } finally {
      await database.close();
    }
  };

  test("the settings hold in every act, whatever the user's are", async () => {
    for (const [name, value] of Object.entries(strange))
      await world.db.run(`alter role ${user} set ${name} = ${value}`);
    await asUser(async (database) => {
      for (const act of [query, snapshot, transact]) {
        const { rows } = await act(database, ({ kysely }) => settingsNow.execute(kysely));
        expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual(wanted);
      }
      // Nothing of it is left on the connection.
      const { rows } = await outside(database, ({ kysely }) => sql`show datestyle`.execute(kysely));
      expect(rows).toEqual([{ DateStyle: "German, DMY" }]);
    });
  });

  test("lists are read right by a user with other styles of dates, intervals and numbers", async () => {
    for (const [name, value] of Object.entries(strange))
      await world.db.run(`alter role ${user} set ${name} = ${value}`);
    const page = { direction: "newest", limit: 5, after: undefined } as const;
    const read = (database: Database) =>
      query(database, async (scope) => ({
        audit: await listAudit(scope, {}, page),
        members: await listMembers(scope, {
          filter: {},
          way: "anywhere",
          order: { sort: "lastSignIn", descending: true },
          limit: 5,
          after: undefined,
          withTotal: true,
        }),
      }));
    expect(await asUser(read)).toEqual(await read(world.database));
  });

  test("an act that looks cannot write, and not in a function either", async () => {
    await world.db.run("create table public.things (name text)");
    await world.db.run(`create function public.plant() returns int language sql as
      $$ insert into public.things values ('planted') returning 1 $$`);
    for (const act of [query, snapshot]) {
      for (const statement of [sql`insert into public.things values ('a')`, sql`select public.plant()`]) {
        const failure = await failureOf(act(world.database, ({ kysely }) => statement.execute(kysely)));
        expect(failure.code).toBe("SERVER_READ_ONLY");
      }
      const turned = act(world.database, async ({ kysely }) => {
        await sql`select 1`.execute(kysely);
        await sql`set transaction read write`.execute(kysely);
      });
      expect((await failureOf(turned)).code).toBe("DATABASE_FAILED");
    }
    expect(await world.db.run("select from public.things")).toEqual([]);
  });

  test("a table whose rows are hidden from the user is refused by name of the reason, and its policy is not run", async () => {
    const { db } = world;
    await db.run("create table public.things (id int)");
    await db.run(`create function public.evil() returns boolean language plpgsql as
      $$ begin raise exception 'the policy ran'; end $$`);
    await db.run("alter table public.things enable row level security");
    await db.run("create policy p on public.things using (public.evil())");
    const failure = await failureOf(
      asUser((database) => query(database, ({ kysely }) => sql`select from public.things`.execute(kysely))),
    );
    expect(failure.code).toBe("ROW_SECURITY_APPLIES");
    expect(failure.message).toContain(user);
  });

  test("a lock that is not given in time is DATABASE_BUSY, while looking and while changing", async () => {
    const { database } = world;
    const limits = { lock: 100, total: 20_000 };
    await transact(database, async (holder) => {
      await sql`lock table public.users`.execute(holder.kysely);
      for (const act of [query, transact]) {
        const looks = ({ kysely }: Scope) => sql`select from public.users`.execute(kysely);
        const waiting = act === query ? query(database, looks, limits) : transact(database, looks, { limits });
        expect((await failureOf(waiting)).code).toBe("DATABASE_BUSY");
      }
    });
  });

  test("the total is one for all statements of an act", async () => {
    const nap = sql`select pg_sleep(0.8)`;
    const limits = { lock: 10_000, total: 2200 };
    const started = performance.now();
    const work = query(
      world.database,
      async ({ kysely }) => {
        for (let times = 0; times < 10; times += 1) await nap.execute(kysely);
      },
      limits,
    );
    const failure = await failureOf(work);
    expect(failure.code).toBe("DATABASE_TOO_SLOW");
    expect(performance.now() - started).toBeLessThan(4000);
    // The wait for a lock counts, too.
    await transact(world.database, async (holder) => {
      await sql`lock table public.users`.execute(holder.kysely);
      const waiting = transact(world.database, ({ kysely }) => sql`select from public.users`.execute(kysely), {
        limits: { lock: 10_000, total: 300 },
      });
      await untilSomebodyWaits(world.db);
      expect((await failureOf(waiting)).code).toBe("DATABASE_TOO_SLOW");
    });
  });

  test("a server that stops answering is CONNECTION_LOST some seconds after the total", async () => {
    const started = performance.now();
    let silent = 0;
    const work = query(
      world.database,
      async ({ kysely }) => {
        const { rows } = await sql<{ id: number }>`select pg_backend_pid() as id`.execute(kysely);
        silent = rows[0]?.id ?? 0;
        process.kill(silent, "SIGSTOP");
        await sql`select 1`.execute(kysely);
      },
      { lock: 100, total: 500 },
    );
    const failure = await failureOf(work);
    process.kill(silent, "SIGCONT");
    expect(failure.code).toBe("CONNECTION_LOST");
    expect(failure.message).toContain("stopped answering");
    expect(performance.now() - started).toBeLessThan(8000);
    expect(await query(world.database, async () => 7)).toBe(7);
  });
});

describe.skipIf(!hasPooler())("behind pgbouncer in transaction mode", () => {
  const world = worldForAll();
  let pooler: Pooler;
  let database: Database;
  beforeAll(async () => {
    pooler = await startPooler(serverUrl());
    database = await open(world.db.url.replace(new URL(world.db.url).host, new URL(pooler.url).host));
  });
  afterAll(async () => {
    await database.close();
    await pooler.stop();
  });

  test("the settings hold in every act, and are gone after it", async () => {
    const acts = [query, snapshot, transact];
    const all = Array.from({ length: 30 }, (_, index) => acts[index % acts.length] ?? query);
    const found = await Promise.all(all.map((act) => act(database, ({ kysely }) => settingsNow.execute(kysely))));
    for (const { rows } of found) {
      expect(Object.fromEntries(rows.map(({ name, setting }) => [name, setting]))).toEqual(wanted);
    }
    const { rows } = await outside(database, ({ kysely }) => sql`show search_path`.execute(kysely));
    expect(rows).toEqual([{ search_path: '"$user", public' }]);
  });
});
