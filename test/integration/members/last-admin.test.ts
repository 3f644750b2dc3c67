/** There is always an active Organization Admin, whatever SQL is run and however transactions interleave. */

import { sql } from "kysely";
import { Client } from "pg";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { toGatehouseError } from "../../../electron/database/errors.js";
import { transact } from "../../../electron/database/transaction.js";
import { resetPassword } from "../../../electron/members/reset-password.js";
import { failureOf } from "../../postgres/failure.js";
import { adminEmail, operator, worldForAll } from "../world.js";
import { invited } from "./people.js";

const second = "eve@corp.example";
const installation = worldForAll({ cheapHashing: true });
beforeAll(async () => {
  await invited(installation.database, second, "admin");
});

const identityOf = (email: string) => `user_id = (select id from users where email = '${email}') and tenant_id is null`;
const roleId = (name: string) => `(select id from roles where name = '${name}' and organization_id is null)`;
const setRole = (email: string, role: string) =>
  `update identities set role_id = ${roleId(role)} where ${identityOf(email)}`;
const disable = (email: string) => `update provider_users set is_disabled = true where email = '${email}'`;
const ways = {
  demoting: (email: string) => setRole(email, "ORGANIZATION_USER"),
  disabling: disable,
  "taking the password of": (email: string) =>
    `update provider_users set hashed_password = null where email = '${email}'`,
} as const;

const activeAdmins = async (): Promise<number> => {
  const [row] = await installation.db.run<{
    n: number;
  }>(`select count(*)::int as n from identities i join users u on u.id = i.user_id
    join provider_users p using (ls_user_id) where i.tenant_id is null and i.role_id = ${roleId("ORGANIZATION_ADMIN")}
    and not p.is_disabled and p.hashed_password is not null`);
  return row?.n ?? 0;
};

beforeEach(async () => {
  await installation.db.run(`${setRole(adminEmail, "ORGANIZATION_ADMIN")}; ${setRole(second, "ORGANIZATION_ADMIN")};
    update provider_users set is_disabled = false, hashed_password = coalesce(hashed_password, 'x')`);
});

describe("by any SQL", () => {
  const statements: readonly (readonly [string, string])[] = [
    ...Object.entries(ways).map(([name, way]) => [`${name} the last admin`, way(adminEmail)] as const),
    ["removing the last admin's membership", `delete from identities where ${identityOf(adminEmail)}`],
    ["deleting the last admin", `delete from users where email = '${adminEmail}'`],
    ["deleting the last admin's login", `delete from provider_users where email = '${adminEmail}'`],
    [
      "giving the last admin's login to somebody else",
      `with other as (insert into users (email) values ('other@corp.example') returning ls_user_id)
       update provider_users p set ls_user_id = other.ls_user_id from other where p.email = '${adminEmail}'`,
    ],
    [
      "leaving the last admin a login that is not by password",
      `update provider_users set provider = 'saml' where email = '${adminEmail}'`,
    ],
    ["deleting everybody", "delete from users"],
  ];
  test.each(statements)("%s is refused as LAST_ADMIN", async (_name, statement) => {
    await installation.db.run(setRole(second, "ORGANIZATION_USER"));
    const error = await installation.db.run(statement).catch((reason: unknown) => reason);
    expect(toGatehouseError(error).code).toBe("LAST_ADMIN");
    const work = transact(installation.database, (transaction) =>
      sql.raw(`set local search_path to public; ${statement}`).execute(transaction.kysely),
    );
    expect((await failureOf(work)).code).toBe("LAST_ADMIN");
    expect(await activeAdmins()).toBe(1);
  });

  test("while another admin is there, an admin may go; and a transaction may pass through a moment without one", async () => {
    await installation.db.run(setRole(second, "ORGANIZATION_USER"));
    await installation.db.run(
      `begin; ${setRole(adminEmail, "ORGANIZATION_USER")}; ${setRole(second, "ORGANIZATION_ADMIN")}; commit`,
    );
    expect(await activeAdmins()).toBe(1);
  });
});

test("a new password asks nothing of the rule, for which commits would wait for each other", async () => {
  const writer = async () =>
    (await installation.db.run<{ xmin: string }>("select xmin::text from installation"))[0]?.xmin;
  const before = await writer();
  await resetPassword(installation.database, operator, { email: adminEmail });
  await invited(installation.database, "ida@corp.example", "user");
  expect(await writer()).toBe(before);
  await installation.db.run(disable(second));
  expect(await writer()).not.toBe(before);
});

test("deactivating many asks along indexes, and writes the installation's row once", async () => {
  await Promise.all(["kim", "lee", "max"].map((name) => invited(installation.database, `${name}@corp.example`)));
  const people = "('kim@corp.example', 'lee@corp.example', 'max@corp.example')";
  const client = new Client({ connectionString: installation.db.url, ssl: false });
  await client.connect();
  const done = async () =>
    (
      await client.query<{ table: string; scans: string; updates: string }>(
        `select relname as table, seq_scan as scans, n_tup_upd as updates from pg_stat_xact_user_tables
          where relname in ('identities', 'users', 'provider_users', 'installation')`,
      )
    ).rows;
  try {
    await client.query(`begin; update provider_users set is_disabled = true where email in ${people}`);
    const before = await done();
    await client.query("set constraints all immediate");
    const asked = (await done()).map(({ table, scans, updates }) => {
      const earlier = before.find((row) => row.table === table);
      return [table, Number(scans) - Number(earlier?.scans), Number(updates) - Number(earlier?.updates)] as const;
    });
    expect(asked.map(([, scans]) => scans)).toEqual([0, 0, 0, 0]);
    expect(asked.find(([table]) => table === "installation")?.[2]).toBe(1);
  } finally {
    await client.end();
  }
});

describe("two transactions at once, each removing the other admin", () => {
  test.each(["read committed", "repeatable read", "serializable"])(
    "never leave none at %s, in 50 rounds of interleavings",
    async (level) => {
      const clients = [1, 2].map(() => new Client({ connectionString: installation.db.url, ssl: false }));
      await Promise.all(clients.map((client) => client.connect()));
      for (const client of clients) client.on("error", () => undefined); // a failed round leaves them to the clean-up
      const names = Object.values(ways);
      for (let round = 0; round < 50; round += 1) {
        const work = [adminEmail, second].map((email, place) => names[(round + place) % names.length]?.(email) ?? "");
        const ends = await interleave(clients, work, level, round);
        expect(await activeAdmins()).toBeGreaterThanOrEqual(1);
        expect(ends.filter((end) => end === "committed").length).toBeLessThanOrEqual(1);
        for (const end of ends) expect(["committed", "GH001", "40001", "40P01"]).toContain(end);
        await installation.db.run(`${setRole(adminEmail, "ORGANIZATION_ADMIN")}; ${setRole(second, "ORGANIZATION_ADMIN")};
        update provider_users set is_disabled = false, hashed_password = coalesce(hashed_password, 'x')`);
      }
      await Promise.all(clients.map((client) => client.end()));
    },
  );
});

/** Lets both begin and write before either commits, and returns how each ended. */
async function interleave(
  clients: readonly Client[],
  work: readonly string[],
  level: string,
  round: number,
): Promise<string[]> {
  const failed = new Map<Client, string>();
  const step = (client: Client | undefined, text: string): Promise<void> =>
    client === undefined || failed.has(client)
      ? Promise.resolve()
      : client.query(text).then(
          () => undefined,
          (error: { code?: string }) => void failed.set(client, error.code ?? "?"),
        );
  const order = round % 2 === 0 ? clients : [...clients].reverse();
  for (const client of order) await step(client, `begin isolation level ${level}; select from users`);
  await Promise.all(order.map((client) => step(client, work[clients.indexOf(client)] ?? "")));
  await Promise.all(order.map((client) => step(client, "commit")));
  for (const client of clients) await client.query("rollback");
  return clients.map((client) => failed.get(client) ?? "committed");
}
