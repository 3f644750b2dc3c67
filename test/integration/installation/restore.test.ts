/** A restore brings back exactly what was before the migration, or changes nothing. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { beforeEach, describe, expect, test } from "vitest";
import type { Database } from "../../../electron/database/connect.js";
import { auditTables } from "../../../electron/database/tables.js";
import { previewRestore, restore } from "../../../electron/installation/restore.js";
import { invite } from "../../../electron/members/invite.js";
import { signIn } from "../../../electron/sessions/sign-in.js";
import { failureOf } from "../../postgres/failure.js";
import { serverVersions } from "../../postgres/server.js";
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
  worldForEach,
} from "../world.js";
import { makeResources } from "./resources.js";

const inviteBob = (database: Database) =>
  invite(database, operator, { emails: ["bob@harbour.example"], role: "user", workspaces: [] });

describe.each(serverVersions)("PostgreSQL %i", (version) => {
  const world = worldForEach({ version, installed: "none" });
  let file: string;
  let before: Awaited<ReturnType<typeof dump>>;

  beforeEach(async () => {
    await makeResources(world.db);
    // Columns the console does not know, with values that JavaScript's numbers cannot hold.
    await world.db.run(`alter table users add column big bigint default 9007199254740993, add column exact numeric(40,20) default
      12345678901234567890.12345678901234567891, add column shout text generated always as (upper(email)) stored,
      add column "Bytes" bytea default '\\x00ff', add column seen timestamptz default '2024-02-29 23:59:59.999999+14'`);
    before = await dump(world.db, { except: auditTables });
    file = newPath();
    await applyNow(world.database, basic(), { backupFile: file });
  });
  const now = () => dump(world.db, { except: auditTables });

  test("everything is exactly as it was, and the audit trail tells of both", async () => {
    expect(await now()).not.toEqual(before);
    expect(await restore(world.database, file, operator)).toMatchObject({ done: true, state: "none" });
    expect(await now()).toEqual(before);
    const trail = await world.db.run<{ name: string }>(
      "select operation_name as name from audit_logs order by request_time",
    );
    expect(trail.map((row) => row.name)).toEqual(["install_without_auth", "migrate_to_basic_auth", "restore_backup"]);
    expect((await applyNow(world.database, basic())).action).toBe("migrate");
  });

  test("members made since, their sessions and sign-in attempts go; the preview names them", async () => {
    await inviteBob(world.database);
    await signIn(world.database, jwtSecret, { email: adminEmail, password: adminPassword });
    expect(await previewRestore(world.database, file)).toMatchObject({
      membersRemoved: ["bob@harbour.example"],
      sessionsEnded: 1,
    });
    await restore(world.database, file, operator);
    expect(await now()).toEqual(before);
  });

  test("a row is restored whatever its id: Postgres takes uuids without a version", async () => {
    await restore(world.database, file, operator);
    await world.db.run(
      `insert into users (id, email) values ('00000000-0000-0000-0000-000000000001', 'one@harbour.example')`,
    );
    const withUser = await now();
    const second = newPath();
    await applyNow(world.database, basic(), { backupFile: second });
    await restore(world.database, second, operator);
    expect(await now()).toEqual(withUser);
  });

  test.each([
    ["deleted with their owner", "create table things (owner uuid references users (id) on delete cascade)"],
    ["held by their owner", "create table things (owner uuid references users (id))"],
  ])("resources of a member made since would be lost: refused where they are %s", async (_how, table) => {
    await inviteBob(world.database);
    await world.db.run(table);
    await world.db.run("insert into things select id from users where email like 'bob%'");
    const since = await dump(world.db, { versions: true });
    expect((await failureOf(restore(world.database, file, operator))).code).toBe("RESTORE_REFUSED");
    expect(await dump(world.db, { versions: true })).toEqual(since);
  });

  test("a second restore has nothing to take back", async () => {
    await restore(world.database, file, operator);
    expect((await failureOf(restore(world.database, file, operator))).code).toBe("RESTORE_REFUSED");
    expect(await now()).toEqual(before);
  });

  test("another installation's backup is refused", async () => {
    const other = await open(world.db.url, "other");
    await applyNow(other, none());
    await applyNow(other, basic());
    const since = await dump(world.db, { versions: true });
    expect((await failureOf(restore(other, file, operator))).code).toBe("RESTORE_REFUSED");
    expect((await failureOf(previewRestore(other, file))).code).toBe("RESTORE_REFUSED");
    expect(await dump(world.db, { versions: true })).toEqual(since);
    await other.close();
  });

  test("a file that is altered, cut off, empty, binary, missing, a directory or something else is refused", async () => {
    const text = readFileSync(file, "utf8");
    const since = await dump(world.db, { versions: true });
    const damaged: readonly (readonly [string | Buffer, string])[] = [
      [text.replace("default", "d3fault"), "BACKUP_INVALID"],
      [text.replace(/"takenAt": "2/, '"takenAt": "3'), "BACKUP_INVALID"],
      [text.replace(/"sha256": "[^"]*"/, '"sha256": ""'), "BACKUP_INVALID"],
      [text.slice(0, text.length / 2), "BACKUP_INVALID"],
      ["", "BACKUP_INVALID"],
      ["null", "BACKUP_INVALID"],
      ['{"format":"gatehouse-backup"}', "BACKUP_INVALID"],
      [Buffer.from([0, 255, 254, 1, 2]), "BACKUP_INVALID"],
    ];
    for (const [content, code] of damaged) {
      const path = newPath();
      writeFileSync(path, content);
      expect((await failureOf(restore(world.database, path, operator))).code).toBe(code);
    }
    const directory = newPath("d");
    mkdirSync(directory);
    expect((await failureOf(restore(world.database, directory, operator))).code).toBe("FILE_IS_DIRECTORY");
    expect((await failureOf(restore(world.database, newPath(), operator))).code).toBe("FILE_MISSING");
    expect(await dump(world.db, { versions: true })).toEqual(since);
  });
});
