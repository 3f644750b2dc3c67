/** Whatever a user without rights has planted in the schemas of the database, nothing that Gatehouse does runs it. */
import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { exportAudit } from "../../../electron/audit/export.js";
import { listAuditPage } from "../../../electron/audit/list.js";
import { verifyAudit } from "../../../electron/audit/verify.js";
import { migrations } from "../../../electron/database/schema/migrations.js";
import { query } from "../../../electron/database/transaction.js";
import { listMembersOfForeign } from "../../../electron/foreign/list.js";
import { compareWithInstallation } from "../../../electron/installation/compare.js";
import { inspect } from "../../../electron/installation/inspect.js";
import { previewRepair } from "../../../electron/installation/repair.js";
import { previewRestore, restore } from "../../../electron/installation/restore.js";
import { changeMember, previewChange, showOneMember } from "../../../electron/members/changes/change.js";
import { invite } from "../../../electron/members/invite.js";
import { listMembersPage } from "../../../electron/members/list.js";
import { resetPassword } from "../../../electron/members/reset-password.js";
import { describeSearchIndex, makeSearchIndex } from "../../../electron/members/search-index.js";
import { listAllRoles } from "../../../electron/roles/list.js";
import { checkToken } from "../../../electron/sessions/check-token.js";
import { listSessionsPage } from "../../../electron/sessions/list.js";
import { signIn } from "../../../electron/sessions/sign-in.js";
import { listAllWorkspaces } from "../../../electron/workspaces/list.js";
import { failureOf } from "../../postgres/failure.js";
import { serverVersions } from "../../postgres/server.js";
import { makeForeign } from "../foreign/schemas.js";
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
  planFor,
  worldForEach,
} from "../world.js";
import { type Planted, plant } from "./hostile.js";

describe.each(serverVersions)("PostgreSQL %i", (version) => {
  const world = worldForEach({ version, installed: "nothing" });
  const name = randomBytes(4).toString("hex");
  const [master, mallory] = [`master_${name}`, `mallory_${name}`];

  /** The database belongs to an ordinary user; another may make objects in its installation's schema and in public. */
  beforeEach(async () => {
    const { db } = world;
    await db.run(`create role ${master} login password 'master'`);
    await db.run(`create role ${mallory} login password 'mallory'`);
    await db.run(`alter database ${db.name} owner to ${master}`);
    await db.run(`create schema harbour authorization ${master}`);
    await db.run(`grant create, usage on schema public, harbour to ${mallory}`);
    // As bad as it can be: a database where unqualified names mean what Mallory made.
    await db.run(`alter database ${db.name} set search_path = harbour, public, pg_catalog`);
  });
  afterEach(async () => {
    await world.db.run(`drop owned by ${mallory} cascade; drop owned by ${master} cascade`);
    await world.db.run(`alter database ${world.db.name} owner to postgres`);
    await world.db.run(`drop role ${master}; drop role ${mallory}`);
  });
  const plantAll = (): Promise<Planted> =>
    plant(world.db.url, world.db.urlAs(mallory, "mallory"), mallory, ["public", "harbour"]);

  test("all of it springs on whoever runs statements the plain way", async () => {
    const { db } = world;
    const planted = await plantAll();
    const client = new Client({ connectionString: db.urlAs(master, "master"), ssl: false });
    await client.connect();
    const careless = [
      "select count(*) from harbour.trap",
      "select count(*) from harbour.trap_indexed",
      "select * from harbour.trap_view",
      "select hashtextextended('x', 0)",
      "select nextval('x')",
      `select '{"a": 1}'::pg_catalog.jsonb ->> '"a"'`,
      "select '{}'::jsonb",
      "select 'calm'::harbour.mood::pg_catalog.text",
      "insert into harbour.trap default values",
    ];
    try {
      for (const [place, statement] of careless.entries()) {
        await client.query(statement);
        expect((await planted.sprung()).length, statement).toBeGreaterThan(place);
      }
    } finally {
      await client.end();
    }
  });

  test("an upgrade, a migration, its restore, a rotation, every list and every change run nothing of theirs", async () => {
    const { db } = world;
    const database = await open(db.urlAs(master, "master"), "harbour");
    // Made by the version before, whose trigger functions look names up in the schema.
    await applyNow(database, none(), { migrations: migrations.slice(0, 12) });
    await db.run(`create table harbour.runs (id int, owner uuid references harbour.users (id))`);
    await db.run(`alter table harbour.runs owner to ${master}`);
    await db.run("insert into harbour.runs select 1, id from harbour.users");
    const planted = await plantAll();

    const before = await query(database, (scope) => inspect(scope));
    expect(before.resources).toEqual([{ table: "runs", rows: 1 }]);
    expect(before.uncounted).toEqual(["harbour.trap", "harbour.trap_indexed", "harbour.trap_parts"]);
    expect(before.openSchema).toEqual({
      roles: [mallory],
      statement: `revoke create on schema harbour from ${mallory}`,
    });
    expect((await planFor(database, none())).notes[0]).toContain(`revoke create on schema harbour from ${mallory}`);
    expect((await applyNow(database, none())).action).toBe("upgrade-schema");

    const backupFile = newPath();
    const findings = await compareWithInstallation(database, basic(), null);
    expect(findings.map(({ rule }) => rule)).toContain("database-schema-open");
    expect((await applyNow(database, basic(), { backupFile })).action).toBe("migrate");
    expect(existsSync(backupFile)).toBe(true);
    await previewRestore(database, backupFile);
    await restore(database, backupFile, operator);
    expect((await applyNow(database, basic())).action).toBe("migrate");
    expect((await previewRepair(database)).differences).toEqual([]);

    const signedIn = await signIn(database, jwtSecret, { email: adminEmail, password: adminPassword });
    await checkToken(database, jwtSecret, signedIn.accessToken);
    const [bob] = await invite(database, operator, { emails: ["bob@harbour.example"], role: "user", workspaces: [] });
    expect(bob?.status).toBe("created");
    await invite(database, operator, { emails: ["eve@a.example", "sam@a.example"], role: "viewer", workspaces: [] });
    await resetPassword(database, operator, { email: "bob@harbour.example" });
    const change = { kind: "rename", fullName: "Bob Harbour" } as const;
    await changeMember(database, operator, { member: { email: "bob@harbour.example" }, change });
    await changeMember(database, operator, { member: { email: "eve@a.example" }, change: { kind: "remove" } });
    await previewChange(database, operator, { filter: { search: "bob" } });
    await showOneMember(database, { email: "bob@harbour.example" });
    expect((await listMembersPage(database, { limit: 50, search: "harbour" })).users).toHaveLength(2);
    await listAllRoles(database);
    await listAllWorkspaces(database, true);
    await listSessionsPage(database, { ended: true, limit: 50 }, null);
    expect((await listAuditPage(database, { limit: 50, filter: { text: "bob" } })).entries.length).toBeGreaterThan(0);
    for await (const _ of exportAudit(database, { filter: {}, format: "jsonl" }));
    await db.run("drop index harbour.gatehouse_members_search_idx");
    await makeSearchIndex(database, operator, () => undefined);
    expect((await describeSearchIndex(database)).state).toBe("ready");
    const { jwtSecret: _old, ...others } = basic();
    const rotated = { ...others, jwtSecret: adminPassword };
    expect((await applyNow(database, rotated)).action).toBe("rotate-jwt-secret");
    expect(await verifyAudit(database, {})).toMatchObject({ intact: true });
    expect(await planned(database, rotated)).toBe("nothing");
    expect(await planted.sprung()).toEqual([]);
    await database.close();
  });
  const planned = async (database: Parameters<typeof planFor>[0], wanted: Parameters<typeof planFor>[1]) =>
    (await planFor(database, wanted)).action;

  test("a schema where they planted something is foreign, a bootstrap refused, and another schema's bootstrap runs nothing", async () => {
    const { db } = world;
    const planted = await plantAll();
    const there = await open(db.urlAs(master, "master"), "harbour");
    expect(await planFor(there, basic())).toMatchObject({ action: "refuse", state: "foreign" });
    await there.close();
    await db.run(`create schema quay authorization ${master}`);
    const beside = await open(db.urlAs(master, "master"), "quay");
    expect((await applyNow(beside, basic())).action).toBe("bootstrap");
    await signIn(beside, jwtSecret, { email: adminEmail, password: adminPassword });
    await beside.close();
    expect(await planted.sprung()).toEqual([]);
  });

  test("what poses as an installation runs nothing: neither as the product's tables nor as Gatehouse's", async () => {
    const { db } = world;
    const planted = await plantAll();
    const client = new Client({ connectionString: db.urlAs(mallory, "mallory"), ssl: false });
    await client.connect();
    await client.query("set search_path = public");
    await client.query(`create view public.users as select gen_random_uuid() as id, public.mood_text('calm') as email`);
    await client.query(`create table public.organizations (id pg_catalog.uuid, display_name public.mood default 'rough');
      insert into public.organizations values (gen_random_uuid());
      create table public.tenants (id pg_catalog.uuid, display_name pg_catalog.text);
      create index on public.tenants ((display_name operator(pg_catalog.||) public.folded(4)));
      grant all on all tables in schema public to public`);
    const database = await open(db.urlAs(master, "master"), "public");
    expect(await query(database, (scope) => inspect(scope))).toMatchObject({ state: "foreign", readable: false });
    expect((await failureOf(listMembersOfForeign(database, { limit: 5 }))).code).toBe("NO_INSTALLATION");
    await client.query(`create table public.gatehouse_schema (number int, name pg_catalog.text, checksum pg_catalog.text);
      create index on public.gatehouse_schema ((name operator(pg_catalog.||) public.folded(5)));
      grant all on public.gatehouse_schema to public`);
    const failure = await failureOf(planFor(database, basic()));
    expect(failure.code).toBe("OWNER_UNTRUSTED");
    expect(failure.message).toContain(mallory);
    await expect(
      client.query("create event trigger spring on ddl_command_end execute function public.trigger_evil()"),
    ).rejects.toMatchObject({ code: "42501" });
    await client.end();
    await database.close();
    expect(await planted.sprung()).toEqual([]);
  });

  test("a foreign installation of one's own is read beside all of it", async () => {
    const { db } = world;
    await db.run(`alter database ${db.name} set search_path = public`);
    await makeForeign(db, "full");
    const before = await dump(db);
    const planted = await plantAll();
    const database = await open(db.url, "public");
    expect((await listMembersOfForeign(database, { limit: 50, search: "harbour" })).users.length).toBeGreaterThan(0);
    await database.close();
    expect(await planted.sprung()).toEqual([]);
    expect(Object.keys(before).length).toBeGreaterThan(0);
  });
});
