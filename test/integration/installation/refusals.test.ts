/** Plans that must be refused are refused, and a refusal changes no row. */
import { describe, expect, test } from "vitest";
import type { InstallationConfiguration } from "../../../electron/config/configuration.js";
import { migrations } from "../../../electron/database/schema/migrations.js";
import { auditTables } from "../../../electron/database/tables.js";
import { Secret } from "../../../electron/security/secret.js";
import { runOn } from "../../postgres/database.js";
import { failureOf } from "../../postgres/failure.js";
import { serverVersions } from "../../postgres/server.js";
import {
  applyNow,
  basic,
  dump,
  type Installed,
  makeWorld,
  none,
  open,
  planFor,
  serverUrl,
  worldForEach,
} from "../world.js";

const oidc = () => basic({ mode: "oidc" });

/** What is installed, and SQL that comes after it. */
type There = readonly [installed: Installed, ...after: readonly string[]];
const isOidc = "update installation set auth_mode = 'oidc'";

const refusals: readonly (readonly [string, There, () => InstallationConfiguration, RegExp])[] = [
  ["basic to OIDC", ["basic"], oidc, /cannot become an OIDC/],
  ["OIDC to basic", ["basic", isOidc], basic, /OIDC installation cannot/],
  ["OIDC to none", ["basic", isOidc], none, /open the installation/],
  ["basic to none", ["basic"], none, /open the installation/],
  ["none to OIDC", ["none"], oidc, /only migration/],
  ["OIDC on an empty schema", ["nothing"], oidc, /not this console's job/],
  ["a configuration of no one mode", ["none"], () => basic({ mode: null }), /does not say exactly one auth mode/],
  ["release 0.6 in the database", ["none", "update installation set release = '0.6.9'"], basic, /0\.6\.9.*0\.7/],
  ["release 0.6 in the configuration", ["none"], () => basic({ release: "0.6.9" }), /0\.6\.9.*0\.7/],
  [
    "an unknown release",
    ["none", "update installation set release = null"],
    () => basic({ release: null }),
    /which release/,
  ],
  [
    "several users where one default is expected",
    ["none", "update users set email = 'a@b'", "insert into users (email) values ('c@d')"],
    basic,
    /does not guess which one to replace/,
  ],
  [
    "a foreign table",
    ["nothing", "create table pets (name text); insert into pets values ('rex')"],
    basic,
    /pets.*never written to/,
  ],
  ["a foreign view", ["nothing", "create view pets as select 1 as one"], basic, /never written to/],
  [
    "a foreign function",
    ["nothing", "create function pet() returns int language sql as 'select 1'"],
    none,
    /never written to/,
  ],
  ["a newer schema", ["basic", "insert into gatehouse_schema values (99, 'later', 'x')"], basic, /version 99/],
  ["a lost installation row", ["basic", "delete from installation"], basic, /never written to/],
];

describe.each(serverVersions)("PostgreSQL %i", (version) => {
  const world = worldForEach({ version, installed: "nothing" });

  test.each(refusals)(
    "%s is refused with a reason and a remedy, and not a row is changed",
    async (_name, [installed, ...after], configuration, reason) => {
      const { db, database, close } = await makeWorld({ version, installed });
      for (const sql of after) await db.run(sql);
      const before = await dump(db, { versions: true });
      const plan = await planFor(database, configuration());
      expect(plan).toMatchObject({ action: "refuse", steps: [], reason: expect.stringMatching(reason) });
      expect(plan.remedy).toMatch(/\S/);
      const failure = await failureOf(applyNow(database, configuration()));
      expect(failure).toMatchObject({ code: "PLAN_REFUSED", message: plan.reason, remedy: plan.remedy });
      expect(await dump(db, { versions: true })).toEqual(before);
      await close();
    },
  );

  test("a ledger that was altered is refused", async () => {
    await applyNow(world.database, basic());
    await world.db.run("update gatehouse_schema set checksum = 'x' where number = 1");
    expect((await failureOf(planFor(world.database, basic()))).code).toBe("SCHEMA_ALTERED");
    expect((await failureOf(applyNow(world.database, basic()))).code).toBe("SCHEMA_ALTERED");
  });

  test("a user who may not make tables is told so, and with which grant it would work", async () => {
    const user = `plain_${world.db.name}`;
    await world.db.run(`create role ${user} login password 'x'`);
    await world.db.run("create schema fenced");
    for (const schema of ["fenced", "not_there"]) {
      const weak = await open(world.db.urlAs(user, "x"), schema);
      expect(await planFor(weak, basic())).toMatchObject({
        action: "refuse",
        remedy: expect.stringContaining("GRANT CREATE"),
      });
      expect((await failureOf(applyNow(weak, basic()))).code).toBe("PLAN_REFUSED");
      await weak.close();
    }
    await applyNow(world.database, basic());
    const reader = await open(world.db.urlAs(user, "x"));
    expect((await failureOf(planFor(reader, basic()))).code).toBe("PRIVILEGE_MISSING");
    await reader.close();
    await runOn(serverUrl(version), `drop role ${user}`);
  });

  test("a user who owns the schema and nothing else can do the whole job", async () => {
    const user = `owner_${world.db.name}`;
    await world.db.run(`create role ${user} login password 'x'`);
    await world.db.run(`create schema own authorization ${user}`);
    const owner = await open(world.db.urlAs(user, "x"), "own");
    expect((await applyNow(owner, none())).action).toBe("install-without-auth");
    expect((await applyNow(owner, basic())).action).toBe("migrate");
    await owner.close();
    await world.db.run(`drop owned by ${user} cascade`);
    await runOn(serverUrl(version), `drop role ${user}`);
  });

  test("a read-only database is refused as one", async () => {
    await world.db.run(`alter database ${world.db.name} set default_transaction_read_only = on`);
    const readOnly = await open(world.db.url);
    expect(await planFor(readOnly, basic())).toMatchObject({
      action: "refuse",
      reason: expect.stringContaining("no writes"),
    });
    await readOnly.close();
  });

  test("a changed JWT secret ends every session, and says how many", async () => {
    await applyNow(world.database, basic());
    await world.db.run("insert into users (email) values ('bob@harbour.example')");
    await world.db.run(
      "insert into sessions (user_id, expires_at) select id, now() + interval '1 hour' from users, generate_series(1, 2)",
    );
    await world.db.run("insert into sessions (user_id, expires_at) select id, now() - interval '1 hour' from users");
    await world.db.run(
      "insert into sessions (user_id, expires_at, ended_at) select id, now() + interval '1 hour', now() from users",
    );
    const rotated = basic({ jwtSecret: new Secret("another-Xc4Vb8Nf1Lk6Hs3Dg5Jt0Ra") });
    const plan = await planFor(world.database, rotated);
    expect(plan).toMatchObject({ action: "rotate-jwt-secret", effects: { sessionsEnded: 4, peopleSignedOut: 2 } });
    await applyNow(world.database, rotated);
    expect(await world.db.run("select from sessions where ended_at is null and expires_at > now()")).toEqual([]);
    expect((await planFor(world.database, rotated)).action).toBe("nothing");
    expect((await planFor(world.database, basic())).action).toBe("rotate-jwt-secret");
    const [audit] = await world.db.run("select enrichments from audit_logs where operation_name = 'rotate_jwt_secret'");
    expect(audit).toMatchObject({ enrichments: { sessionsEnded: 4 } });
  });

  test.each([1, 2, 3])("a schema of version %i is upgraded, and what is in it stays", async (known) => {
    await applyNow(world.database, basic(), { migrations: migrations.slice(0, known) });
    const before = await dump(world.db, { except: ["gatehouse_schema", ...auditTables], versions: true });
    expect(await planFor(world.database, basic())).toMatchObject({ action: "upgrade-schema" });
    expect(await applyNow(world.database, basic())).toMatchObject({ action: "upgrade-schema", done: true });
    const after = await dump(world.db, { except: ["gatehouse_schema", ...auditTables], versions: true });
    const withoutNewColumns = Object.entries(after).map(([name, rows]) => [
      name,
      rows.replaceAll('"version": 1, ', ""),
    ]);
    expect(Object.fromEntries(withoutNewColumns)).toMatchObject(before);
    expect(await planFor(world.database, basic())).toMatchObject({ action: "nothing" });
  });

  test("a migration from an earlier schema upgrades it on the way", async () => {
    await applyNow(world.database, none(), { migrations: migrations.slice(0, 1) });
    expect((await applyNow(world.database, basic())).action).toBe("migrate");
    expect(await world.db.run("select max(number) as n from gatehouse_schema")).toEqual([
      { n: migrations.at(-1)?.number },
    ]);
  });
});
