/** The audit trail is only ever added to, whoever writes, and every row is linked to the one before. */
import { sql } from "kysely";
import { Client } from "pg";
import { describe, expect, test } from "vitest";
import { verifyAudit } from "../../../electron/audit/verify.js";
import { toGatehouseError } from "../../../electron/database/errors.js";
import { insertAudit } from "../../../electron/database/queries/insert-audit.js";
import { migrations } from "../../../electron/database/schema/migrations.js";
import { transact } from "../../../electron/database/transaction.js";
import type { AuditOperation } from "../../../shared/audit-operations.js";
import { runOn } from "../../postgres/database.js";
import { hasPooler, startPooler } from "../../postgres/pooler.js";
import { serverVersions } from "../../postgres/server.js";
import { applyNow, basic, makeWorld, none, open, serverUrl, worldForAll, worldForEach } from "../world.js";

const row = (operation: AuditOperation) =>
  ({
    operation,
    succeeded: true,
    userId: null,
    lsUserId: null,
    organizationId: null,
    enrichments: { n: 1.1 },
  }) as const;

const sessionsOf = async (url: string, many: number): Promise<readonly Client[]> => {
  const clients = Array.from({ length: many }, () => new Client({ connectionString: url, ssl: false }));
  await Promise.all(clients.map((client) => client.connect()));
  for (const client of clients) client.on("error", () => undefined);
  return clients;
};

describe.each(serverVersions)("PostgreSQL %i", (version) => {
  const world = worldForEach({ version });

  const refused = ["update audit_logs set operation_name = 'x'", "delete from audit_logs", "truncate audit_logs"];
  const tables = refused.flatMap((statement) => [statement, statement.replace("audit_logs", "audit_chain")]);
  const heads = ["delete from audit_head", "truncate audit_head", "update audit_head set sequence = 0"];
  const ways = [...tables, ...heads].map((statement) =>
    statement.replace("audit_chain set operation_name = 'x'", "audit_chain set sequence = 9"),
  );
  test.each([...ways, "delete from audit_logs where false"])(
    "%s is refused, also to the owner and to a replica",
    async (statement) => {
      for (const before of ["", "set session_replication_role = replica; "]) {
        const error = await world.db.run(`${before}${statement}`).catch((reason: unknown) => reason);
        expect(toGatehouseError(error).code).toBe("AUDIT_APPEND_ONLY");
      }
      expect((await verifyAudit(world.database, {})).intact).toBe(true);
    },
  );

  test("20 writers at once, 50 transactions each, make one unbroken chain of every row", async () => {
    const clients = await sessionsOf(world.db.url, 20);
    await Promise.all(
      clients.map(async (client, writer) => {
        for (let n = 0; n < 50; n += 1) {
          const rows = `insert into audit_logs (operation_name, operation_succeeded, enrichments) select 'w${writer}', true, jsonb_build_object('n', g) from generate_series(1, ${1 + (n % 3)}) g`;
          await client.query(
            n % 10 === 9 ? `begin; ${rows}; rollback` : `begin; ${rows}; select pg_sleep(random() * 0.002); commit`,
          );
        }
      }),
    );
    await Promise.all(clients.map((client) => client.end()));
    const verdict = await verifyAudit(world.database, {});
    const [counted] = await world.db.run<{ n: number }>("select count(*)::int as n from audit_logs");
    expect(verdict).toMatchObject({ intact: true, faults: [], checked: counted?.n, head: { sequence: counted?.n } });
    expect(counted?.n).toBeGreaterThan(1500);
    expect(await world.db.run("select from audit_queue")).toEqual([]);
  });

  test("a transaction with an open change does not keep others from writing until it commits", async () => {
    const [slow, quick] = await sessionsOf(world.db.url, 2);
    const insert = "insert into audit_logs (operation_name, operation_succeeded) values ('x', true)";
    await slow?.query(`begin; ${insert}`);
    await quick?.query(`set statement_timeout = '2s'; ${insert}`);
    await slow?.query("commit");
    await Promise.all([slow?.end(), quick?.end()]);
    expect(await verifyAudit(world.database, {})).toMatchObject({ intact: true, head: { sequence: 3 } });
  });

  test.each(["short", "long"])(
    "a commit looks its rows up where the trail is %s, and never reads it whole",
    async (length) => {
      const insert =
        "insert into audit_logs (operation_name, operation_succeeded) select 'x', true from generate_series";
      if (length === "long") await world.db.run(`${insert}(1, 5000)`);
      await world.db.run("vacuum analyze");
      const [client] = await sessionsOf(world.db.url, 1);
      await client?.query(`begin; ${insert}(1, 3); set constraints all immediate`);
      const looked = await client?.query<{ whole: string }>(
        "select seq_scan as whole from pg_stat_xact_user_tables where relname = 'audit_logs'",
      );
      await client?.query("commit");
      await client?.end();
      expect(looked?.rows).toEqual([{ whole: "0" }]);
      expect(await verifyAudit(world.database, {})).toMatchObject({ intact: true, faults: [] });
    },
  );

  test("the last-admin rule and the chain, locking at commit in either order, never wait for each other in a circle", async () => {
    const clients = await sessionsOf(world.db.url, 6);
    await world.db.run(
      `with people as (insert into users (email) select g || '@corp.example' from generate_series(0, 5) g returning id)
         insert into identities (organization_id, user_id, role_id, access_scope)
         select o.id, people.id, r.id, 'organization' from people, organizations o, roles r where r.name = 'ORGANIZATION_USER'`,
    );
    const insert = "insert into audit_logs (operation_name, operation_succeeded) values ('x', true)";
    const ends = await Promise.all(
      clients.map(async (client, n) => {
        const failures: unknown[] = [];
        // Each changes a member of its own: they meet at their commits, and nowhere before.
        const change = `update identities set read_only = not read_only where user_id = (select id from users where email = '${n}@corp.example')`;
        for (let round = 0; round < 100; round += 1) {
          const work = n % 2 === 0 ? `${insert}; ${change}` : `${change}; ${insert}`;
          await client.query(`begin; ${work}; commit`).catch((error: unknown) => failures.push(error));
        }
        return failures;
      }),
    );
    await Promise.all(clients.map((client) => client.end()));
    expect(ends.flat()).toEqual([]);
    expect((await verifyAudit(world.database, {})).intact).toBe(true);
  });

  test("a serializable writer that comes too late fails as one, and leaves the chain whole", async () => {
    const [one, two] = await sessionsOf(world.db.url, 2);
    const insert = "insert into audit_logs (operation_name, operation_succeeded) values ('x', true)";
    await one?.query(`begin isolation level repeatable read; select from audit_head; ${insert}`);
    await two?.query(insert);
    await expect(one?.query("commit")).rejects.toMatchObject({ code: "40001" });
    await Promise.all([one?.end(), two?.end()]);
    expect((await verifyAudit(world.database, {})).intact).toBe(true);
  });

  test("whoever may add to audit_logs needs no rights to the chain, whatever their search_path", async () => {
    const user = `writer_${world.db.name}`;
    await world.db.run(`create role ${user} login password 'x'`);
    await world.db.run(`grant insert on audit_logs to ${user}`);
    await runOn(
      world.db.urlAs(user, "x"),
      "set search_path = pg_catalog; insert into public.audit_logs (operation_name, operation_succeeded) values ('login', true)",
    );
    expect(await verifyAudit(world.database, {})).toMatchObject({ intact: true, head: { sequence: 2 } });
    await expect(runOn(world.db.urlAs(user, "x"), "update public.audit_head set sequence = 99")).rejects.toMatchObject({
      code: "42501",
    });
    await world.db.run(`drop owned by ${user}`);
    await runOn(serverUrl(version), `drop role ${user}`);
  });

  test("hashes do not depend on what a session has set", async () => {
    await world.db.run(
      "set timezone = 'Asia/Kathmandu'; set datestyle = 'German'; set extra_float_digits = 0; set bytea_output = 'escape';" +
        "insert into audit_logs (operation_name, operation_succeeded, request_time, enrichments) values ('x', true, 'infinity', '{\"b\": 1.50, \"a\": \"ü\"}')",
    );
    await world.db.run(`alter database ${world.db.name} set timezone = 'America/St_Johns'`);
    const elsewhere = await open(world.db.url);
    expect((await verifyAudit(elsewhere, {})).intact).toBe(true);
    await elsewhere.close();
  });
});

test("rows from before the chain are linked in the order they were made", async () => {
  const { db, database, close } = await makeWorld({ installed: "nothing" });
  await applyNow(database, none(), { migrations: migrations.slice(0, 3) });
  await db.run(
    "insert into audit_logs (operation_name, operation_succeeded, request_time) select 'old', true, now() - g * interval '1 hour' from generate_series(1, 500) g",
  );
  await applyNow(database, basic());
  expect(await verifyAudit(database, {})).toMatchObject({ intact: true, head: { sequence: 502 } });
  const [out] = await db.run<{ n: number }>(
    `select count(*)::int as n from (select request_time, lag(request_time) over (order by sequence) as before
       from audit_logs a join audit_chain c on c.audit_id = a.id where sequence <= 501) x where before > request_time`,
  );
  expect(out?.n).toBe(0);
  await close();
});

test("two schemas of one database have a chain each", async () => {
  const { db, close } = await makeWorld({ installed: "nothing" });
  const both = await Promise.all([open(db.url, "one"), open(db.url, 'The "other"')]);
  for (const database of both) {
    await applyNow(database, basic());
    await transact(database, async (transaction) => {
      await sql`set local search_path = pg_catalog`.execute(transaction.kysely);
      await insertAudit(transaction, row("login"));
    });
    expect(await verifyAudit(database, {})).toMatchObject({ intact: true, head: { sequence: 2 } });
    await database.close();
  }
  await close();
});

describe.skipIf(!hasPooler())("behind a transaction-mode pooler", () => {
  const world = worldForAll({ installed: "nothing" });

  test("writers over two server connections make one unbroken chain", async () => {
    const pooler = await startPooler(world.db.url);
    const database = await open(pooler.url);
    await applyNow(database, basic());
    await Promise.all(
      Array.from({ length: 60 }, () => transact(database, (transaction) => insertAudit(transaction, row("login")))),
    );
    expect(await verifyAudit(database, {})).toMatchObject({ intact: true, head: { sequence: 61 } });
    await database.close();
    await pooler.stop();
  });
});
