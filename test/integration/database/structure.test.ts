/** An installation's own structure: what differs is found and named, nothing is written, and a repair mends it. */
import { describe, expect, test } from "vitest";
import { verifyAudit } from "../../../electron/audit/verify.js";
import { readStructure } from "../../../electron/database/queries/read-structure.js";
import { findDifferences } from "../../../electron/database/schema/structure/compare.js";
import { functionNames } from "../../../electron/database/schema/structure/expected.js";
import { judgeStructure } from "../../../electron/database/schema/structure/judge.js";
import { parts } from "../../../electron/database/schema/structure/parts.js";
import { query } from "../../../electron/database/transaction.js";
import { previewRepair, repair } from "../../../electron/installation/repair.js";
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
  open,
  operator,
  planFor,
  worldForAll,
  worldForEach,
} from "../world.js";

/** What breaks → how the difference is named. A repair mends each. */
const broken: readonly (readonly [string, string])[] = [
  ["drop trigger audit_logs_append_only on audit_logs", "the trigger audit_logs_append_only of audit_logs is missing"],
  [
    "alter table audit_logs disable trigger audit_logs_append_only",
    "the trigger audit_logs_append_only of audit_logs was changed",
  ],
  [
    "alter table audit_logs enable trigger audit_logs_append_only",
    "the trigger audit_logs_append_only of audit_logs was changed",
  ],
  [
    "alter table identities disable trigger identities_last_admin",
    "the trigger identities_last_admin of identities was changed",
  ],
  ["alter function link_audit_rows() set search_path = elsewhere", "the function link_audit_rows was changed"],
  [
    "alter function require_organization_admin() security invoker",
    "the function require_organization_admin was changed",
  ],
  ["grant execute on function queue_audit_row() to public", "the function queue_audit_row was changed"],
  [
    "create or replace function require_organization_admin() returns trigger language plpgsql as 'begin return null; end'",
    "the function require_organization_admin was changed",
  ],
  ["drop function gatehouse_members_of_users() cascade", "the function gatehouse_members_of_users is missing"],
  ["alter table roles drop constraint roles_custom_check", "the constraint roles_custom_check of roles is missing"],
  [
    "alter table identities drop constraint identities_user_id_fkey",
    "the constraint identities_user_id_fkey of identities is missing",
  ],
  ["drop index users_email_key", "the index users_email_key of users is missing"],
  [
    "drop index users_email_key; create index users_email_key on users (email)",
    "the index users_email_key of users was changed",
  ],
  ["alter table users alter column email drop not null", "the column email of users was changed"],
  ["alter table users alter column id set default null", "the column id of users was changed"],
  ["alter table users enable row level security", "the table users was changed"],
  ["create rule quiet as on delete to audit_logs do instead nothing", "the rule quiet of audit_logs was added"],
];

describe.each(serverVersions)("PostgreSQL %i", (version) => {
  const world = worldForEach({ version });

  test("a new installation is what parts.ts says, line for line", async () => {
    const found = await query(world.database, (scope) => readStructure(scope, functionNames));
    const lines = found
      .filter(({ kind, name }) => !["table", "function"].includes(kind) && name !== "gatehouse_members_search_idx")
      .map(({ kind, table, name, definition }) => `${kind} ${table}.${name}: ${definition}`);
    expect(`\n${lines.join("\n")}\n`).toBe(parts);
    expect(await query(world.database, findDifferences)).toEqual([]);
  });

  test.each(["old", "new", "users", "select", "sem;icolon' --", 'Gate "House"'])(
    "in the schema %s nothing differs either",
    async (schema) => {
      const database = await open(world.db.url, schema);
      await applyNow(database, basic());
      expect(await query(database, findDifferences)).toEqual([]);
      await database.close();
    },
  );
});

describe.each(serverVersions)("broken and repaired on PostgreSQL %i", (version) => {
  const world = worldForAll({ version, cheapHashing: true });

  // Every one of them on the newest, some on the oldest.
  test.each(broken.filter((_, place) => version === 18 || place % 4 === 0))(
    "after `%s`, %s: writes are refused, and a repair mends it",
    async (change, named) => {
      const { db, database } = world;
      const before = await dump(db, { except: ["audit_logs", "audit_chain", "audit_head"] });
      await db.run(change);
      const preview = await previewRepair(database);
      expect(preview.differences.map(({ about }) => about)).toContain(named);
      expect(preview.differences.every(({ repairable }) => repairable)).toBe(true);

      // A new connection knows nothing of it until it looks.
      const other = await open(db.url);
      const plan = await planFor(other, basic());
      expect(plan).toMatchObject({ action: "refuse" });
      expect(plan.reason).toContain(named);
      expect((await failureOf(applyNow(other, basic()))).code).toBe("SCHEMA_DIFFERS");
      const invitation = { emails: ["bob@x.example"], role: "user", workspaces: [] };
      for (const one of [database, other]) {
        expect((await failureOf(invite(one, operator, invitation))).code).toBe("SCHEMA_DIFFERS");
      }
      await other.close();
      const signing = signIn(database, jwtSecret, { email: adminEmail, password: adminPassword });
      expect((await failureOf(signing)).code).toBe("SCHEMA_DIFFERS");
      expect(await dump(db, { except: ["audit_logs", "audit_chain", "audit_head"] })).toEqual(before);

      expect((await repair(database, preview.fingerprint, operator)).repaired).toContain(named);
      expect(await judgeStructure(database)).toEqual([]);
      expect(await planFor(database, basic())).toMatchObject({ action: "nothing" });
      await signIn(database, jwtSecret, { email: adminEmail, password: adminPassword });
      expect(await verifyAudit(database, {})).toMatchObject({ intact: true });
      const trail = await db.run<{ told: string }>(
        "select enrichments -> 'repaired' ->> 0 as told from audit_logs where operation_name = 'repair_structure'",
      );
      expect(trail.map(({ told }) => told)).toContain(preview.differences[0]?.about);
    },
  );
});

describe.each(serverVersions)("repairs on PostgreSQL %i", (version) => {
  const world = worldForEach({ version });

  test("several differences are mended at once, and a preview that no longer holds is stale", async () => {
    const { db, database } = world;
    await db.run("drop trigger audit_logs_queue on audit_logs; drop index users_email_key");
    const preview = await previewRepair(database);
    await db.run("drop trigger audit_queue_link on audit_queue");
    expect((await failureOf(repair(database, preview.fingerprint, operator))).code).toBe("PLAN_STALE");
    const { fingerprint } = await previewRepair(database);
    expect((await repair(database, fingerprint, operator)).repaired).toHaveLength(3);
    expect(await verifyAudit(database, {})).toMatchObject({ intact: true });
  });

  test("what a repair would lose rows for is refused, and nothing is changed", async () => {
    const { db, database } = world;
    await db.run("alter table tenants drop column version; drop index users_email_key");
    const preview = await previewRepair(database);
    expect(preview.differences).toContainEqual({
      about: "the column version of tenants is missing",
      repairable: false,
    });
    const failure = await failureOf(repair(database, preview.fingerprint, operator));
    expect(failure.code).toBe("SCHEMA_DIFFERS");
    expect(failure.remedy).toContain("pg_restore");
    expect((await previewRepair(database)).differences).toEqual(preview.differences);
    await db.run("drop table sign_in_attempts");
    expect((await failureOf(planFor(database, basic()))).message).toContain("the table sign_in_attempts is missing");
  });

  test("what others add to the tables is theirs: a column, an index, a trigger, a table", async () => {
    const { db, database } = world;
    await db.run("alter table users add column department text");
    await db.run("create index by_department on users (department)");
    await db.run("create function theirs() returns trigger language plpgsql as 'begin return new; end'");
    await db.run("create trigger theirs before update on users for each row execute function theirs()");
    expect(await query(database, findDifferences)).toEqual([]);
  });
});

describe("an altered ledger", () => {
  const world = worldForAll();

  test("is named by its migration wherever the installation is read, and nobody signs in", async () => {
    await world.db.run("update gatehouse_schema set checksum = 'x' where number = 4");
    const said = "Schema migration 4 (audit-chain)";
    const failures = await Promise.all([
      failureOf(planFor(world.database, basic())),
      failureOf(signIn(world.database, jwtSecret, { email: adminEmail, password: adminPassword })),
      failureOf(invite(world.database, operator, { emails: ["bob@x.example"], role: "user", workspaces: [] })),
      failureOf(previewRepair(world.database)),
    ]);
    for (const failure of failures) {
      expect(failure.code).toBe("SCHEMA_ALTERED");
      expect(failure.message).toContain(said);
    }
  });
});
