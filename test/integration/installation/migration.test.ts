/** A migration from none to email/password replaces the default user in place and touches nothing else. */
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { beforeEach, describe, expect, test } from "vitest";
import { apply } from "../../../electron/installation/apply.js";
import { makePlan } from "../../../electron/installation/make-plan.js";
import { signIn } from "../../../electron/sessions/sign-in.js";
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
  operator,
  planFor,
  worldForEach,
} from "../world.js";
import { makeResources, ownTables, resourceTables } from "./resources.js";

describe.each(serverVersions)("PostgreSQL %i", (version) => {
  const world = worldForEach({ version, installed: "none" });
  beforeEach(() => makeResources(world.db));

  test("every row of every table the console does not know is the same before and after, and was not rewritten", async () => {
    const resources = () => dump(world.db, { except: ownTables, versions: true });
    const before = await resources();
    expect(Object.keys(before).length).toBeGreaterThanOrEqual(12);
    expect(Object.values(before).filter((rows) => rows === "")).toEqual([]);
    expect((await applyNow(world.database, basic())).action).toBe("migrate");
    expect(await resources()).toEqual(before);
  });

  test("the plan counts every resource, those in other schemas and behind chains of tables included", async () => {
    const { plan, inspection } = await makePlan(world.database, basic());
    expect(plan.action).toBe("migrate");
    expect(inspection.resources.map((resource) => resource.table).sort()).toEqual([...resourceTables].sort());
    for (const { table, rows } of inspection.resources) {
      const name = table.startsWith("billing.") ? table : `"${table.replaceAll('"', '""')}"`;
      expect(await world.db.run(`select count(*)::int as rows from ${name}`)).toEqual([{ rows }]);
    }
    expect(plan.effects.resourcesKept).toBe(inspection.resources.reduce((sum, { rows }) => sum + rows, 0));
  });

  test("an apply reads every resource table twice: before and after", async () => {
    const { plan } = await makePlan(world.database, basic());
    const options = { fingerprint: plan.fingerprint, backupFile: newPath(), actor: operator };
    const statements = await statementsOf(() => apply(world.database, basic(), options));
    expect(statements.filter((sql) => sql.includes('from "public"."runs"'))).toHaveLength(2);
  });

  test("the default user is gone, and its row is the configured admin's with the same ids", async () => {
    const [before] = await world.db.run("select id, ls_user_id, created_at from users");
    const result = await applyNow(world.database, basic());
    expect(result).toMatchObject({ admin: { email: adminEmail }, workspaceId: defaultWorkspace });
    expect(await world.db.run("select id, ls_user_id, created_at from users")).toEqual([before]);
    expect(await world.db.run("select email, full_name from users")).toEqual([{ email: adminEmail, full_name: null }]);
    expect(await world.db.run("select id, is_deleted from tenants")).toEqual([
      { id: defaultWorkspace, is_deleted: false },
    ]);
    const signedIn = await signIn(world.database, jwtSecret, {
      email: adminEmail.toUpperCase(),
      password: adminPassword,
    });
    expect(signedIn.role).toBe("ORGANIZATION_ADMIN");
    expect(await world.db.run("select auth_mode from installation")).toEqual([{ auth_mode: "basic" }]);
    expect((await planFor(world.database, basic())).action).toBe("nothing");
  });

  test("the backup is this user's alone, holds no new password, and is named in the result", async () => {
    const backupFile = newPath();
    expect((await applyNow(world.database, basic(), { backupFile })).backup).toBe(backupFile);
    expect(statSync(backupFile).mode & 0o777).toBe(0o600);
    const text = readFileSync(backupFile, "utf8");
    expect(text).not.toContain("argon2");
    expect(text).not.toContain(adminEmail);
  });

  test("a backup file that is there already is never overwritten: nothing is migrated, and it stays", async () => {
    const backupFile = newPath();
    writeFileSync(backupFile, "precious");
    const before = await dump(world.db, { versions: true });
    expect((await failureOf(applyNow(world.database, basic(), { backupFile }))).code).toBe("FILE_EXISTS");
    expect(readFileSync(backupFile, "utf8")).toBe("precious");
    expect(await dump(world.db, { versions: true })).toEqual(before);
  });

  test("a backup that cannot be written stops the migration", async () => {
    const before = await dump(world.db, { versions: true });
    const failure = await failureOf(applyNow(world.database, basic(), { backupFile: "/nowhere/at/all.json" }));
    expect(failure.code).toBe("FILE_NOT_WRITABLE");
    expect(await dump(world.db, { versions: true })).toEqual(before);
  });

  test("another user who has the configured email stops it with a reason, and nothing is changed", async () => {
    await world.db.run("update users set email = 'default'");
    await world.db.run(`insert into users (email) values ('${adminEmail.toUpperCase()}')`);
    const before = await dump(world.db, { versions: true });
    expect((await failureOf(applyNow(world.database, basic()))).code).toBe("PLAN_REFUSED");
    expect(await dump(world.db, { versions: true })).toEqual(before);
  });

  const meddlers: readonly (readonly [string, string])[] = [
    ["deletes rows of a resource table", "delete from public.runs where id < 10"],
    ["adds rows to one in another schema", "insert into billing.lines select id, 9, 9 from billing.invoices"],
  ];
  test.each(meddlers)(
    "a trigger that %s stops it: RESOURCES_CHANGED, nothing changed, no backup left",
    async (_what, work) => {
      await world.db.run(
        `create function meddle() returns trigger language plpgsql as $$ begin ${work}; return null; end $$`,
      );
      await world.db.run("create trigger meddle after update on users for each row execute function meddle()");
      const before = await dump(world.db, { versions: true });
      const backupFile = newPath();
      expect((await failureOf(applyNow(world.database, basic(), { backupFile }))).code).toBe("RESOURCES_CHANGED");
      expect(await dump(world.db, { versions: true })).toEqual(before);
      expect(existsSync(backupFile)).toBe(false);
    },
  );

  test("a trigger whose function needs a search_path stops it by name, and the remedy says what to do", async () => {
    await world.db.run(
      "create function forgetful() returns trigger language plpgsql as $$ begin delete from runs; return null; end $$",
    );
    await world.db.run("create trigger forgetful after update on users for each row execute function forgetful()");
    const failure = await failureOf(applyNow(world.database, basic()));
    expect(failure.message).toContain("public.forgetful()");
    await world.db.run(failure.remedy.replace(/^[^:]*: /, "").replace("SCHEMA", "public"));
    expect((await failureOf(applyNow(world.database, basic()))).code).toBe("RESOURCES_CHANGED");
  });

  test("a migration that fails only at its commit leaves no backup either", async () => {
    await world.db.run(
      "create function veto() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$",
    );
    await world.db.run(
      "create constraint trigger veto after update on users deferrable initially deferred for each row execute function veto()",
    );
    const before = await dump(world.db, { versions: true });
    const backupFile = newPath();
    expect((await failureOf(applyNow(world.database, basic(), { backupFile }))).code).toBe("DATABASE_FAILED");
    expect(await dump(world.db, { versions: true })).toEqual(before);
    expect(existsSync(backupFile)).toBe(false);
  });

  test("a release that nothing tells is asked for, and a stated one is recorded", async () => {
    await world.db.run("update installation set release = null");
    const silent = basic({ release: null });
    expect(await planFor(world.database, silent)).toMatchObject({
      action: "refuse",
      remedy: expect.stringContaining("--release"),
    });
    await applyNow(world.database, silent, { statedRelease: "0.9.2" });
    expect(await world.db.run("select release from installation")).toEqual([{ release: "0.9.2" }]);
  });
});
