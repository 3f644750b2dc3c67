/** What runs as the schema's owner serves its own triggers alone: no other user of the database gets at it. */
import { randomBytes } from "node:crypto";
import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { verifyAudit } from "../../../electron/audit/verify.js";
import { serverVersions } from "../../postgres/server.js";
import { worldForEach } from "../world.js";

const ownersFunctions = `select p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where n.nspname = 'public' and p.prosecdef order by 1`;

describe.each(serverVersions)("PostgreSQL %i", (version) => {
  const service = `service_${randomBytes(4).toString("hex")}`;
  const world = worldForEach({ version });
  let client: Client;
  beforeEach(async () => {
    const { db } = world;
    await db.run(`create role ${service} login password 'service'`);
    client = new Client({ connectionString: db.urlAs(service, "service"), ssl: false });
    await client.connect();
  });
  afterEach(async () => {
    await client.end();
    await world.db.run(`drop owned by ${service}; drop role ${service}`);
  });

  test("another user can hang none of the owner's functions on a table of their own", async () => {
    const { db } = world;
    const functions = await db.run<{ name: string }>(ownersFunctions);
    expect(functions.length).toBeGreaterThan(0);
    await client.query("create temporary table bait (id uuid)");
    for (const { name } of functions) {
      const hang = `create trigger t after insert on bait for each row execute function public.${name}()`;
      await expect(client.query(hang), name).rejects.toMatchObject({ code: "42501" });
    }
  });

  test("a service that may change members, and knows nothing else, is held to the last-admin rule", async () => {
    const { db } = world;
    await db.run(`grant select, update on identities, provider_users to ${service}`);
    await client.query("update public.provider_users set full_name = 'Ada'");
    for (const change of ["is_disabled = true", "hashed_password = null"]) {
      const refused = expect(client.query(`update public.provider_users set ${change}`), change).rejects;
      await refused.toMatchObject({ code: "GH001" });
    }
    await db.run(`revoke all on identities, provider_users from ${service}`);
  });

  test("a service that may only add to the trail still does, and its rows are linked", async () => {
    const { db, database } = world;
    await db.run(`grant insert on audit_logs to ${service}`);
    await client.query("insert into public.audit_logs (operation_name, operation_succeeded) values ('theirs', true)");
    expect(await verifyAudit(database, {})).toMatchObject({ intact: true });
    expect(await db.run("select from audit_queue")).toEqual([]);
  });
});
