/** A migration from none to email/password replaces the default user in place and touches nothing else. */
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../../electron/database/connect.js";
import { apply } from "../../../electron/installation/apply.js";
import { makePlan } from "../../../electron/installation/make-plan.js";
import { signIn } from "../../../electron/sessions/sign-in.js";
import { createDatabase, type TestDatabase } from "../../postgres/database.js";
import { failureOf } from "../../postgres/failure.js";
import { serverVersions } from "../../postgres/server.js";
import { statementsOf } from "../members/statements.js";
import {
  adminEmail,
  adminPassword,
  applyNow,
  basic,
  defaultWorkspace,
  dump,
  jwtSecret,
  newPath,
  none,
  open,
  operator,
  planFor,
} from "../world.js";
import { makeResources, ownTables, resourceTables } from "./resources.js";

describe.each(serverVersions)("PostgreSQL %i", (version) => {
  let db: TestDatabase;
  let database: Database;
  beforeEach(async () => {
    db = await createDatabase(version);
    database = await open(db.url);
    await applyNow(database, none());
    await makeResources(db);
  });
  afterEach(async () => {
    await database.close();
    await db.drop();
  });

  test("every row of every table the console does not know is the same before and after, and was not rewritten", async () => {
    const resources = () => dump(db, { except: ownTables, versions: true });
    const before = await resources();
    expect(Object.keys(before).length).toBeGreaterThanOrEqual(12);
    expect(Object.values(before).filter((rows) => rows === "")).toEqual([]);
    expect((await applyNow(database, basic())).action).toBe("migrate");
    expect(await resources()).toEqual(before);
  });

  test("the plan counts every resource, those in other schemas and behind chains of tables included", async () => {
    const { plan, inspection } = await makePlan(database, basic());
    expect(plan.action).toBe("migrate");
    expect(inspection.resources.map((resource) => resource.table).sort()).toEqual([...resourceTables].sort());
    for (const { table, rows } of inspection.resources) {
      const name = table.startsWith("billing.") ? table : `"${table.replaceAll('"', '""')}"`;
      expect(await db.run(`select count(*)::int as rows from ${name}`)).toEqual([{ rows }]);
    }
    expect(plan.effects.resourcesKept).toBe(inspection.resources.reduce((sum, { rows }) => sum + rows, 0));
  });

  test("an apply reads every resource table twice: before and after", async () => {
    const { plan } = await makePlan(database, basic());
    const options = { fingerprint: plan.fingerprint, backupFile: newPath(), actor: operator };
    const statements = await statementsOf(() => apply(database, basic(), options));
    expect(statements.filter((sql) => sql.includes('from "public"."runs"'))).toHaveLength(2);
  });

  test("the default user is gone, and its row is the configured admin's with the same ids", async () => {
    const [before] = await db.run("select id, ls_user_id, created_at from users");
    const result = await applyNow(database, basic());
    expect(result).toMatchObject({ admin: { email: adminEmail }, workspaceId: defaultWorkspace });
    expect(await db.run("select id, ls_user_id, created_at from users")).toEqual([before]);
    expect(await db.run("select email, full_name from users")).toEqual([{ email: adminEmail, full_name: null }]);
    expect(await db.run("select id, is_deleted from tenants")).toEqual([{ id: defaultWorkspace, is_deleted: false }]);
    const signedIn = await signIn(database, jwtSecret, { email: adminEmail.toUpperCase(), password: adminPassword });
    expect(signedIn.role).toBe("ORGANIZATION_ADMIN");
    expect(await db.run("select auth_mode from installation")).toEqual([{ auth_mode: "basic" }]);
    expect((await planFor(database, basic())).action).toBe("nothing");
  });

  test("the backup is this user's alone, holds no new password, and is named in the result", async () => {
    const backupFile = newPath();
    expect((await applyNow(database, basic(), { backupFile })).backup).toBe(backupFile);
    expect(statSync(backupFile).mode & 0o777).toBe(0o600);
    const text = readFileSync(backupFile, "utf8");
    expect(text).not.toContain("argon2");
    expect(text).not.toContain(adminEmail);
  });

  test("a backup file that is there already is never overwritten: nothing is migrated, and it stays", async () => {
    const backupFile = newPath();
    writeFileSync(backupFile, "precious");
    const before = await dump(db, { versions: true });
    expect((await failureOf(applyNow(database, basic(), { backupFile }))).code).toBe("FILE_EXISTS");
    expect(readFileSync(backupFile, "utf8")).toBe("precious");
    expect(await dump(db, { versions: true })).toEqual(before);
  });

  test("a backup that cannot be written stops the migration", async () => {
    const before = await dump(db, { versions: true });
    const failure = await failureOf(applyNow(database, basic(), { backupFile: "/nowhere/at/all.json" }));
    expect(failure.code).toBe("FILE_NOT_WRITABLE");
    expect(await dump(db, { versions: true })).toEqual(before);
  });

  test("another user who has the configured email stops it with a reason, and nothing is changed", async () => {
    await db.run("update users set email = 'default'");
    await db.run(`insert into users (email) values ('${adminEmail.toUpperCase()}')`);
    const before = await dump(db, { versions: true });
    expect((await failureOf(applyNow(database, basic()))).code).toBe("PLAN_REFUSED");
    expect(await dump(db, { versions: true })).toEqual(before);
  });

  const meddlers: readonly (readonly [string, string])[] = [
    ["deletes rows of a resource table", "delete from runs where id < 10"],
    ["adds rows to one in another schema", "insert into billing.lines select id, 9, 9 from billing.invoices"],
  ];
  test.each(meddlers)(
    "a trigger that %s stops it: RESOURCES_CHANGED, nothing changed, no backup left",
    async (_what, work) => {
      await db.run(
        `create function meddle() returns trigger language plpgsql as $$ begin ${work}; return null; end $$`,
      );
      await db.run("create trigger meddle after update on users for each row execute function meddle()");
      const before = await dump(db, { versions: true });
      const backupFile = newPath();
      expect((await failureOf(applyNow(database, basic(), { backupFile }))).code).toBe("RESOURCES_CHANGED");
      expect(await dump(db, { versions: true })).toEqual(before);
      expect(existsSync(backupFile)).toBe(false);
    },
  );

  test("a migration that fails only at its commit leaves no backup either", async () => {
    await db.run("create function veto() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$");
    await db.run(
      "create constraint trigger veto after update on users deferrable initially deferred for each row execute function veto()",
    );
    const before = await dump(db, { versions: true });
    const backupFile = newPath();
    expect((await failureOf(applyNow(database, basic(), { backupFile }))).code).toBe("DATABASE_FAILED");
    expect(await dump(db, { versions: true })).toEqual(before);
    expect(existsSync(backupFile)).toBe(false);
  });

  test("a release that nothing tells is asked for, and a stated one is recorded", async () => {
    await db.run("update installation set release = null");
    const silent = basic({ release: null });
    expect(await planFor(database, silent)).toMatchObject({
      action: "refuse",
      remedy: expect.stringContaining("--release"),
    });
    await applyNow(database, silent, { statedRelease: "0.9.2" });
    expect(await db.run("select release from installation")).toEqual([{ release: "0.9.2" }]);
  });
});
