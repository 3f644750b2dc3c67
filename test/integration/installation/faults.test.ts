/** When something goes wrong half way, nothing is half done, and no file is left behind or lost. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { Client } from "pg";
import { describe, expect, test } from "vitest";
import { auditTables } from "../../../electron/database/tables.js";
import { restore } from "../../../electron/installation/restore.js";
import { invite } from "../../../electron/members/invite.js";
import { signIn } from "../../../electron/sessions/sign-in.js";
import { failureOf } from "../../postgres/failure.js";
import { hasPooler, type Pooler, startPooler } from "../../postgres/pooler.js";
import {
  adminEmail,
  adminPassword,
  applyNow,
  basic,
  dump,
  jwtSecret,
  newPath,
  none,
  open,
  operator,
  untilSomebodyWaits,
  worldForEach,
} from "../world.js";

const world = worldForEach({ installed: "nothing" });

/** Holds a lock of another session until released. */
async function holding(sql: string): Promise<Client> {
  const client = new Client({ connectionString: world.db.url, ssl: false });
  await client.connect();
  await client.query("begin");
  await client.query(sql);
  return client;
}
const applyLock = "select pg_advisory_xact_lock(hashtextextended('gatehouse apply public', 0))";
const endOthers =
  "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";

test("a server that ends the connection in the middle of a migration: CONNECTION_LOST, nothing changed, no backup left", async () => {
  await applyNow(world.database, none());
  const before = await dump(world.db, { versions: true });
  const holder = await holding("lock table identities in row exclusive mode");
  const backupFile = newPath();
  const steps: string[] = [];
  const work = failureOf(applyNow(world.database, basic(), { backupFile, onStep: ({ step }) => steps.push(step) }));
  await untilSomebodyWaits(world.db);
  await world.db.run(endOthers);
  expect((await work).code).toBe("CONNECTION_LOST");
  await holder.end();
  expect(steps).toContain("count");
  expect(await dump(world.db, { versions: true })).toEqual(before);
  expect(existsSync(backupFile)).toBe(false);
});

test("the same after the backup was written: the backup is taken away again", async () => {
  await applyNow(world.database, none());
  await world.db.run("create table gate (id int)");
  await world.db.run(
    "create function wait() returns trigger language plpgsql as $$ begin lock table public.gate; return new; end $$",
  );
  await world.db.run("create trigger wait before update on users for each row execute function wait()");
  const before = await dump(world.db, { versions: true });
  const holder = await holding("lock table gate in row share mode");
  const backupFile = newPath();
  const work = failureOf(applyNow(world.database, basic(), { backupFile }));
  await untilSomebodyWaits(world.db);
  expect(existsSync(backupFile)).toBe(true);
  await world.db.run(endOthers);
  expect((await work).code).toBe("CONNECTION_LOST");
  await holder.end();
  expect(await dump(world.db, { versions: true })).toEqual(before);
  expect(existsSync(backupFile)).toBe(false);
});

test("a server that ends the connection in the middle of a bootstrap leaves an empty schema", async () => {
  const holder = await holding(applyLock);
  const work = failureOf(applyNow(world.database, basic()));
  await untilSomebodyWaits(world.db);
  await world.db.run(endOthers);
  expect((await work).code).toBe("CONNECTION_LOST");
  await holder.end();
  expect(await dump(world.db)).toEqual({});
});

test("an apply that waited for another and finds its plan stale leaves the other's backup file alone", async () => {
  await applyNow(world.database, none());
  const backupFile = newPath();
  const holder = await holding(applyLock);
  const work = failureOf(applyNow(world.database, basic(), { backupFile }));
  await untilSomebodyWaits(world.db);
  writeFileSync(backupFile, "the other's");
  await world.db.run("update installation set release = '0.9.9'");
  await holder.query("commit");
  await holder.end();
  expect((await work).code).toBe("PLAN_STALE");
  expect(readFileSync(backupFile, "utf8")).toBe("the other's");
});

test("of two migrations at once into one backup file one wins, and its backup is whole and restores", async () => {
  await applyNow(world.database, none());
  const before = await dump(world.db, { except: auditTables });
  const other = await open(world.db.url);
  const backupFile = newPath();
  const results = await Promise.allSettled(
    [world.database, other].map((one) => applyNow(one, basic(), { backupFile })),
  );
  await other.close();
  const done = results.filter((result) => result.status === "fulfilled" && result.value.action === "migrate");
  expect(done).toHaveLength(1);
  await restore(world.database, backupFile, operator);
  expect(await dump(world.db, { except: auditTables })).toEqual(before);
});

test("a resource table that somebody writes to is waited for, so that no row slips in between the counts", async () => {
  await applyNow(world.database, none());
  await world.db.run("create table runs (id int, owner uuid references users (id))");
  const writer = await holding("insert into runs select 1, id from users");
  const work = applyNow(world.database, basic());
  await untilSomebodyWaits(world.db);
  await writer.query("commit");
  await writer.end();
  expect((await work).action).toBe("migrate");
  expect(await world.db.run("select count(*)::int as n from runs")).toEqual([{ n: 1 }]);
});

const names = ['Gate "House" 1', "UPPER", "with space", "ünï-cödé", "sem;icolon' --", "select"];
test.each(names)("an installation lives in the schema %s, and in no other", async (schema) => {
  const elsewhere = await open(world.db.url, schema);
  await applyNow(elsewhere, none());
  const before = await dump(world.db, { except: auditTables });
  const backupFile = newPath();
  expect((await applyNow(elsewhere, basic(), { backupFile })).action).toBe("migrate");
  const invited = await invite(elsewhere, operator, { emails: ["bob@x.example"], role: "user", workspaces: [] });
  expect(invited).toMatchObject([{ status: "created" }]);
  await signIn(elsewhere, jwtSecret, { email: adminEmail, password: adminPassword });
  await restore(elsewhere, backupFile, operator);
  expect(await dump(world.db, { except: auditTables })).toEqual(before);
  const schemas = await world.db.run(
    "select distinct schemaname as name from pg_tables where schemaname !~ '^(pg_|information)'",
  );
  expect(schemas).toEqual([{ name: schema }]);
  await elsewhere.close();
});

describe.skipIf(!hasPooler())("behind a transaction-mode pooler", () => {
  test("bootstrap, sign-in and invite, migration and restore work, and applies exclude each other", async () => {
    const pooler: Pooler = await startPooler(world.db.url);
    try {
      const consoles = await Promise.all([1, 2, 3].map(() => open(pooler.url, "s1")));
      const results = await Promise.allSettled(consoles.map((one) => applyNow(one, basic())));
      expect(
        results.filter((result) => result.status === "fulfilled" && result.value.action === "bootstrap"),
      ).toHaveLength(1);
      await signIn(consoles[0] ?? world.database, jwtSecret, { email: adminEmail, password: adminPassword });
      await Promise.all(consoles.map((one) => one.close()));
      const second = await open(pooler.url, "s2");
      await applyNow(second, none());
      const before = await dump(world.db, { except: auditTables });
      const backupFile = newPath();
      await applyNow(second, basic(), { backupFile });
      await restore(second, backupFile, operator);
      expect(await dump(world.db, { except: auditTables })).toEqual(before);
      await second.close();
    } finally {
      await pooler.stop();
    }
  });
});
