/** What each sslmode asks of TLS, before any server is involved; the servers are in the integration suite. */
import { execFileSync } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { ConnectionTarget } from "../../../electron/database/target.js";
import { tlsAttempts } from "../../../electron/database/tls.js";
import type { SslMode } from "../../../shared/contract/connection.js";

let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "gatehouse-home-"));
  vi.stubEnv("HOME", home);
});

afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(home, { recursive: true });
});

const target = (sslMode: SslMode, more: Partial<ConnectionTarget> = {}): ConnectionTarget => ({
  host: "db",
  port: 5432,
  database: "app",
  user: "ann",
  password: null,
  sslMode,
  sslRootCert: null,
  sslCert: null,
  sslKey: null,
  ...more,
});

async function file(name: string): Promise<string> {
  const path = join(home, name);
  await mkdir(join(path, ".."), { recursive: true });
  await writeFile(path, `text of ${name}`);
  return path;
}

describe("without a root certificate", () => {
  const unverified = { rejectUnauthorized: false };
  test.each<[SslMode, readonly unknown[]]>([
    ["disable", [false]],
    ["allow", [false, unverified]],
    ["prefer", [unverified, false]],
    ["require", [unverified]],
  ])("%s tries, in this order, %j", async (mode, attempts) => {
    expect(await tlsAttempts(target(mode))).toEqual(attempts);
  });

  test.each<SslMode>(["verify-ca", "verify-full"])("%s has nothing to verify with and refuses", async (mode) => {
    await expect(tlsAttempts(target(mode))).rejects.toMatchObject({ code: "TLS_UNTRUSTED" });
  });
});

describe("with a root certificate", () => {
  test.each<SslMode>(["allow", "prefer", "require", "verify-ca", "verify-full"])(
    "%s verifies the chain",
    async (mode) => {
      const attempts = await tlsAttempts(target(mode, { sslRootCert: await file("ca.crt") }));
      expect(attempts.find((attempt) => attempt !== false)).toMatchObject({
        rejectUnauthorized: true,
        ca: "text of ca.crt",
      });
    },
  );

  test.each<[SslMode, boolean]>([
    ["require", false],
    ["verify-ca", false],
    ["verify-full", true],
  ])("%s minds the name: %j", async (mode, minds) => {
    const [attempt] = await tlsAttempts(target(mode, { sslRootCert: await file("ca.crt") }));
    if (attempt === false || attempt === undefined) throw new Error("no TLS");
    const certificate = { subject: { CN: "other" }, subjectaltname: "DNS:other" };
    const refusal = attempt.checkServerIdentity?.("db", certificate as never);
    expect(refusal instanceof Error).toBe(minds);
  });

  test("libpq's own place for it counts as given", async () => {
    await file(".postgresql/root.crt");
    const [attempt] = await tlsAttempts(target("require"));
    expect(attempt).toMatchObject({ rejectUnauthorized: true, ca: "text of .postgresql/root.crt" });
  });
});

describe("sslrootcert=system", () => {
  test("is Node's own roots with verify-full", async () => {
    const [attempt] = await tlsAttempts(target("verify-full", { sslRootCert: "system" }));
    expect(attempt).toMatchObject({ rejectUnauthorized: true });
    expect(attempt).not.toHaveProperty("ca");
  });

  test.each<SslMode>(["allow", "prefer", "require", "verify-ca"])("is refused with %s", async (mode) => {
    await expect(tlsAttempts(target(mode, { sslRootCert: "system" }))).rejects.toMatchObject({ code: "TLS_FAILED" });
  });
});

test("a Unix socket never has TLS, whatever the mode", async () => {
  expect(await tlsAttempts(target("verify-full", { host: "/var/run/postgresql" }))).toEqual([false]);
});

test("a client certificate goes with its key, and not without", async () => {
  const sslCert = await file("client.crt");
  const sslKey = await file("client.key");
  expect(await tlsAttempts(target("require", { sslCert, sslKey }))).toMatchObject([
    { cert: "text of client.crt", key: "text of client.key" },
  ]);
  await expect(tlsAttempts(target("require", { sslCert }))).rejects.toMatchObject({ code: "TLS_FILE_UNREADABLE" });
});

test.skipIf(process.platform === "win32")(
  "a pipe that nobody fills and an endless device are refused at once",
  async () => {
    const pipe = join(home, "pipe");
    execFileSync("mkfifo", [pipe]);
    for (const sslRootCert of [pipe, "/dev/zero"]) {
      const attempt = tlsAttempts(target("verify-ca", { sslRootCert }));
      await expect(attempt).rejects.toMatchObject({ code: "TLS_FILE_UNREADABLE" });
    }
  },
);

test("a file that cannot be read is named", async () => {
  const attempt = tlsAttempts(target("verify-ca", { sslRootCert: join(home, "none.crt") }));
  await expect(attempt).rejects.toMatchObject({
    code: "TLS_FILE_UNREADABLE",
    message: expect.stringContaining("none.crt"),
  });
});
