/** Connecting to real servers, and every way in which that fails. */
import { once } from "node:events";
import { type AddressInfo, createConnection, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect, type Database } from "../../../electron/database/connect.js";
import { query } from "../../../electron/database/transaction.js";
import { Secret } from "../../../electron/security/secret.js";
import { failureOf, testPassword } from "../../postgres/failure.js";
import { healthy, startFakeServer } from "../../postgres/fake-server.js";
import { findFreePort } from "../../postgres/pooler.js";
import { serverVersions } from "../../postgres/server.js";
import { open, serverUrl, worldForAll } from "../world.js";

/** Runs `work` on a connection and closes it. */
async function using<T>(url: string, work: (database: Database) => Promise<T>, schema?: string): Promise<T> {
  const database = await open(url, schema);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

describe.each(serverVersions)("PostgreSQL %i", (version) => {
  const world = worldForAll({ version, installed: "nothing" });
  const user = `user_${version}`;

  beforeAll(() => world.db.run(`create role ${user} login password '${testPassword}'`));

  afterAll(() => world.db.run(`drop owned by ${user}; drop role ${user}`));

  test("a URL leads in, and the server's version and user are known", async () => {
    await using(world.db.urlAs(user, testPassword), async (database) => {
      expect(database).toMatchObject({ user, schema: "public", encrypted: false });
      expect(database.serverVersion).toMatch(new RegExp(`^${version}\\.\\d+$`));
      expect(Math.floor(database.serverVersionNumber / 10_000)).toBe(version);
      expect(database.target).toBe(`${user}@127.0.0.1:${new URL(world.db.url).port}/${world.db.name}`);
    });
  });

  test("discrete fields lead in", async () => {
    const { hostname, port } = new URL(world.db.url);
    const fields = {
      host: hostname,
      port: Number(port),
      database: world.db.name,
      user,
      password: new Secret(testPassword),
    };
    const noTls = { sslMode: "prefer", sslRootCert: null, sslCert: null, sslKey: null } as const;
    const database = await connect({ ...fields, ...noTls }, "public");
    expect(database.user).toBe(user);
    await database.close();
  });

  test("counts are numbers, times are Dates, and a count too big to be exact stays text", async () => {
    await using(world.db.url, async ({ kysely }) => {
      const { rows } = await sql`select count(*) as n, now() as t, 9007199254740993::int8 as big`.execute(kysely);
      expect(rows).toEqual([{ n: 1, t: expect.any(Date), big: "9007199254740993" }]);
    });
  });

  test("queries go to the schema asked for, whatever its name", async () => {
    const schema = 'My "odd" schema';
    await world.db.run('create schema "My ""odd"" schema" create table organizations (display_name text)');
    await world.db.run(`insert into "My ""odd"" schema".organizations values ('here')`);
    await using(
      world.db.url,
      async (database) => {
        const rows = await query(database, ({ kysely }) =>
          kysely.selectFrom("organizations").select("display_name").execute(),
        );
        expect(rows).toEqual([{ display_name: "here" }]);
      },
      schema,
    );
  });

  test("a wrong password is PASSWORD_REJECTED", async () => {
    const failure = await failureOf(open(world.db.urlAs(user, `${testPassword}-not`)));
    expect(failure.code).toBe("PASSWORD_REJECTED");
    expect(failure.message).toContain(`${user}@127.0.0.1`);
  });

  test("no password where one is wanted is PASSWORD_REJECTED", async () => {
    expect((await failureOf(open(world.db.urlAs(user, "")))).code).toBe("PASSWORD_REJECTED");
  });

  test("a missing database is DATABASE_MISSING and named", async () => {
    const failure = await failureOf(open(world.db.urlAs(user, testPassword).replace(world.db.name, "nowhere")));
    expect(failure.code).toBe("DATABASE_MISSING");
    expect(failure.message).toContain("/nowhere");
  });

  test("a database that the user may not connect to is PRIVILEGE_MISSING", async () => {
    await world.db.run(`revoke connect on database ${world.db.name} from public`);
    const failure = await failureOf(open(world.db.urlAs(user, testPassword)));
    await world.db.run(`grant connect on database ${world.db.name} to public`);
    expect(failure.code).toBe("PRIVILEGE_MISSING");
  });

  test("a table that the user may not read is PRIVILEGE_MISSING and named", async () => {
    await world.db.run("create table users (id int)");
    await using(world.db.urlAs(user, testPassword), async (database) => {
      const failure = await failureOf(
        query(database, ({ kysely }) => kysely.selectFrom("users").selectAll().execute()),
      );
      expect(failure.code).toBe("PRIVILEGE_MISSING");
      expect(failure.message).toContain("users");
    });
  });

  test("a user with no connection left is TOO_MANY_CONNECTIONS", async () => {
    await world.db.run(`alter role ${user} connection limit 0`);
    const failure = await failureOf(open(world.db.urlAs(user, testPassword)));
    await world.db.run(`alter role ${user} connection limit -1`);
    expect(failure.code).toBe("TOO_MANY_CONNECTIONS");
  });

  test("writing where everything is read only is SERVER_READ_ONLY", async () => {
    await world.db.run(`alter role ${user} in database ${world.db.name} set default_transaction_read_only = on`);
    await using(world.db.urlAs(user, testPassword), async (database) => {
      const failure = await failureOf(query(database, ({ kysely }) => sql`create schema x`.execute(kysely)));
      expect(failure.code).toBe("SERVER_READ_ONLY");
    });
    await world.db.run(`alter role ${user} in database ${world.db.name} reset all`);
  });

  test("what a search_path puts before Postgres's own functions is not called", async () => {
    await world.db.run("create schema old");
    await world.db.run(`create function old.current_setting(name text) returns text language sql as
      $$ select case name when 'server_version_num' then '130012' else '13.12' end $$`);
    await world.db.run(`grant usage on schema old to ${user}`);
    await world.db.run(`alter role ${user} in database ${world.db.name} set search_path = old, pg_catalog`);
    await using(world.db.urlAs(user, testPassword), async ({ serverVersion }) => {
      expect(serverVersion).toMatch(new RegExp(`^${version}\\.`));
    });
    await world.db.run(`alter role ${user} in database ${world.db.name} reset all`);
  });

  test("the failure of a statement shows its SQLSTATE but neither SQL nor values", async () => {
    await using(world.db.url, async (database) => {
      const failure = await failureOf(query(database, ({ kysely }) => sql`select ${"hunter2"}::int`.execute(kysely)));
      expect(failure.code).toBe("DATABASE_FAILED");
      expect(failure.message).toContain("22P02");
      expect(failure.message).not.toContain("select");
    });
  });
});

test("a login that fails on this side leaves no connection open", async () => {
  const server = new URL(serverUrl());
  const serverPort = Number(server.port);
  const inBetween = createServer((socket) => {
    const onward = createConnection(serverPort, server.hostname);
    socket.pipe(onward).pipe(socket);
    socket.on("error", () => onward.destroy());
    onward.on("error", () => socket.destroy());
  }).listen(0, "127.0.0.1");
  await once(inBetween, "listening");
  server.port = String((inBetween.address() as AddressInfo).port);
  server.password = "";
  expect((await failureOf(open(`${server.href}?sslmode=disable`))).code).toBe("PASSWORD_REJECTED");
  // Closes only once every connection has ended.
  inBetween.close();
  const closed = once(inBetween, "close").then(() => "closed");
  expect(await Promise.race([closed, sleep(5000, "still open")])).toBe("closed");
});

describe("without a server", () => {
  const url = (host: string) => `postgres://ann:${encodeURIComponent(testPassword)}@${host}/app`;

  test("an unknown host is HOST_UNKNOWN and named", async () => {
    const failure = await failureOf(open(url("no-such-host.invalid")));
    expect(failure.code).toBe("HOST_UNKNOWN");
    expect(failure.message).toContain("no-such-host.invalid");
  });

  test("a port where nothing listens is CONNECTION_REFUSED and named", async () => {
    const port = await findFreePort();
    for (const host of ["127.0.0.1", "localhost"]) {
      const failure = await failureOf(open(url(`${host}:${port}`)));
      expect(failure.code).toBe("CONNECTION_REFUSED");
      expect(failure.message).toContain(`ann@${host}:${port}/app`);
    }
  });

  test("a folder without a Unix socket is CONNECTION_REFUSED", async () => {
    expect((await failureOf(open(url("%2Ftmp%2Fno-such-folder")))).code).toBe("CONNECTION_REFUSED");
  });

  test("a listener that never answers is CONNECTION_TIMED_OUT after ten seconds", async () => {
    const silent = createServer().listen(0, "127.0.0.1");
    await once(silent, "listening");
    const { port } = silent.address() as AddressInfo;
    const started = Date.now();
    const failure = await failureOf(open(url(`127.0.0.1:${port}`)));
    silent.close();
    expect(failure.code).toBe("CONNECTION_TIMED_OUT");
    expect(Date.now() - started).toBeLessThan(15_000);
  });

  test("a listener that hangs up is CONNECTION_LOST, one that talks otherwise no crash", async () => {
    const rude = createServer((socket) => socket.destroy()).listen(0, "127.0.0.1");
    const web = createServer((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n\r\n")).listen(0, "127.0.0.1");
    await Promise.all([once(rude, "listening"), once(web, "listening")]);
    const portOf = (server: typeof rude) => (server.address() as AddressInfo).port;
    const rudely = await failureOf(open(`${url(`127.0.0.1:${portOf(rude)}`)}?sslmode=disable`));
    expect(rudely.code).toBe("CONNECTION_LOST");
    const webbed = await failureOf(open(`${url(`127.0.0.1:${portOf(web)}`)}?sslmode=require`));
    expect(webbed.code).toBe("TLS_FAILED");
    await failureOf(open(url(`127.0.0.1:${portOf(web)}`)));
    rude.close();
    web.close();
  });

  test("a server that says it is 13 is SERVER_TOO_OLD", async () => {
    const server = await startFakeServer(healthy("13.12", 130_012));
    const failure = await failureOf(open(server.url));
    await server.stop();
    expect(failure.code).toBe("SERVER_TOO_OLD");
    expect(failure.message).toContain("13.12");
  });

  test("a schema name that cannot be is refused before anything is tried", async () => {
    expect((await failureOf(open(url("no-such-host.invalid"), "pg_catalog"))).code).toBe("SCHEMA_NAME_INVALID");
  });
});
