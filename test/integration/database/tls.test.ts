/** The six sslmodes against real servers with TLS, without it, and that take only the one or the other. */
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect } from "../../../electron/database/connect.js";
import { parseDatabaseUrl } from "../../../electron/database/url.js";
import { sslModes } from "../../../shared/contract/connection.js";
import {
  type Authority,
  installCertificate,
  type KeyPair,
  makeAuthority,
  makeFolder,
} from "../../postgres/certificates.js";
import { runOn } from "../../postgres/database.js";
import { failureOf, testPassword } from "../../postgres/failure.js";
import { type PostgresServer, removeFolder, startServer } from "../../postgres/server.js";
import { serverUrl } from "../world.js";

const hba = `
hostssl   all tls_only   127.0.0.1/32 scram-sha-256
hostnossl all plain_only 127.0.0.1/32 scram-sha-256
hostssl   all by_key     127.0.0.1/32 cert
host      all postgres   127.0.0.1/32 scram-sha-256
host      all either     127.0.0.1/32 scram-sha-256
`;

let folder: string;
let authority: Authority;
let stranger: Authority;
let clientPair: KeyPair;
let server: PostgresServer;
let expired: PostgresServer;
let byAddress: PostgresServer;

const start = (pair: KeyPair) =>
  startServer({
    hba,
    flags: ["-c", "ssl=on", "-c", "ssl_ca_file=ca.crt"],
    prepare: async (dataFolder) => {
      await installCertificate(dataFolder, pair);
      await installCertificate(dataFolder, { certificate: authority.certificate, key: pair.key }, "ca");
    },
  });

beforeAll(async () => {
  folder = await makeFolder();
  authority = await makeAuthority(folder, "authority");
  stranger = await makeAuthority(folder, "stranger");
  clientPair = await authority.sign("by_key");
  server = await start(await authority.sign("db", { names: "DNS:localhost,DNS:db.internal" }));
  expired = await start(await authority.sign("db", { names: "DNS:localhost", expired: true }));
  byAddress = await start(await authority.sign("127.0.0.1"));
  for (const each of [server, expired, byAddress]) {
    for (const role of ["either", "tls_only", "plain_only", "by_key"]) {
      await runOn(each.url, `create role ${role} login password '${testPassword}'`);
    }
  }
});

afterAll(async () => {
  await Promise.all([server, expired, byAddress].map((each) => each?.stop()));
  await removeFolder(folder);
});

const urlFor = (user: string, host: string, port: number, parameters: string) =>
  `postgres://${user}:${encodeURIComponent(testPassword)}@${host}:${port}/postgres?${parameters}`;

/** "tls" or "plain", as the server itself sees the connection; else the code of the failure. */
async function outcome(url: string): Promise<string> {
  const target = parseDatabaseUrl(url).target;
  const database = await connect(target, "public").catch(() => null);
  if (database === null) return (await failureOf(connect(target, "public"))).code;
  const { rows } = await sql<{ ssl: boolean }>`select ssl from pg_stat_ssl where pid = pg_backend_pid()`.execute(
    database.kysely,
  );
  expect(rows[0]?.ssl).toBe(database.encrypted);
  await database.close();
  return database.encrypted ? "tls" : "plain";
}

describe.each([
  ["disable", "", "plain", "TLS_REQUIRED", "plain", "plain"],
  ["allow", "", "plain", "tls", "plain", "plain"],
  ["prefer", "", "tls", "tls", "plain", "plain"],
  ["require", "", "tls", "tls", "ACCESS_NOT_ALLOWED", "TLS_NOT_OFFERED"],
  ["verify-ca", "ca", "tls", "tls", "ACCESS_NOT_ALLOWED", "TLS_NOT_OFFERED"],
  ["verify-full", "ca", "tls", "tls", "ACCESS_NOT_ALLOWED", "TLS_NOT_OFFERED"],
])("sslmode=%s", (mode, ca, either, tlsOnly, plainOnly, withoutTls) => {
  const parameters = () => `sslmode=${mode}${ca === "" ? "" : `&sslrootcert=${authority.certificate}`}`;

  test(`a server that takes both: ${either}`, async () => {
    expect(await outcome(urlFor("either", "localhost", server.port, parameters()))).toBe(either);
  });

  test(`one that takes only TLS: ${tlsOnly}`, async () => {
    expect(await outcome(urlFor("tls_only", "localhost", server.port, parameters()))).toBe(tlsOnly);
  });

  test(`one that takes only plain: ${plainOnly}`, async () => {
    expect(await outcome(urlFor("plain_only", "localhost", server.port, parameters()))).toBe(plainOnly);
  });

  test(`one without TLS: ${withoutTls}`, async () => {
    const plain = new URL(serverUrl());
    plain.search = parameters();
    expect(await outcome(plain.href)).toBe(withoutTls);
  });

  test("a wrong password is PASSWORD_REJECTED, whatever else was tried", async () => {
    const url = urlFor("either", "localhost", server.port, parameters()).replace("hunter2", "hunter2-not");
    expect(await outcome(url)).toBe("PASSWORD_REJECTED");
  });

  test("a user that no line of pg_hba.conf lets in is refused as such", async () => {
    const code = await outcome(urlFor("nobody", "localhost", server.port, parameters()));
    expect(code).toBe(mode === "disable" ? "TLS_REQUIRED" : "ACCESS_NOT_ALLOWED");
  });
});

describe("whom the certificate convinces", () => {
  const user = "tls_only";
  const by = (mode: string, ca: Authority, host = "localhost", on = server) =>
    outcome(urlFor(user, host, on.port, `sslmode=${mode}&sslrootcert=${ca.certificate}`));

  test("a name that it does not list: verify-full refuses, verify-ca and below do not mind", async () => {
    expect(await by("verify-full", authority, "127.0.0.1")).toBe("TLS_NAME_MISMATCH");
    expect(await by("verify-ca", authority, "127.0.0.1")).toBe("tls");
    expect(await by("require", authority, "127.0.0.1")).toBe("tls");
  });

  test("the refusal says which names it does list", async () => {
    const url = urlFor(user, "127.0.0.1", server.port, `sslmode=verify-full&sslrootcert=${authority.certificate}`);
    const failure = await failureOf(connect(parseDatabaseUrl(url).target, "public"));
    expect(failure.message).toContain("localhost, db.internal");
  });

  test("an address as the common name is a name, as for libpq", async () => {
    expect(await by("verify-full", authority, "127.0.0.1", byAddress)).toBe("tls");
    expect(await by("verify-full", authority, "localhost", byAddress)).toBe("TLS_NAME_MISMATCH");
  });

  test.each(sslModes.filter((mode) => mode !== "disable"))("a CA not trusted: %s refuses", async (mode) => {
    expect(await by(mode, stranger)).toBe("TLS_UNTRUSTED");
  });

  test("a CA not trusted: prefer goes on without TLS where the server lets it, as libpq does", async () => {
    const parameters = `sslmode=prefer&sslrootcert=${stranger.certificate}`;
    expect(await outcome(urlFor("either", "localhost", server.port, parameters))).toBe("plain");
  });

  test("a private CA is not among the system's", async () => {
    const parameters = "sslmode=verify-full&sslrootcert=system";
    expect(await outcome(urlFor(user, "localhost", server.port, parameters))).toBe("TLS_UNTRUSTED");
  });

  test("an expired one: both verifying modes refuse, an unverified require does not look", async () => {
    expect(await by("verify-ca", authority, "localhost", expired)).toBe("TLS_CERTIFICATE_EXPIRED");
    expect(await by("verify-full", authority, "localhost", expired)).toBe("TLS_CERTIFICATE_EXPIRED");
    expect(await outcome(urlFor(user, "localhost", expired.port, "sslmode=require"))).toBe("tls");
  });
});

describe("a client certificate", () => {
  test("lets in without a password", async () => {
    const files = `sslcert=${clientPair.certificate}&sslkey=${clientPair.key}`;
    const url = `postgres://by_key@localhost:${server.port}/postgres?sslmode=require&${files}`;
    expect(await outcome(url)).toBe("tls");
  });

  test("is missed where it is wanted", async () => {
    expect(await outcome(urlFor("by_key", "localhost", server.port, "sslmode=require"))).toBe("ACCESS_NOT_ALLOWED");
  });
});
