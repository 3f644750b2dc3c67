/** Comparing a configuration with an installation finds what differs on real servers, and writes nothing. */
import { beforeEach, describe, expect, test } from "vitest";
import type { InstallationConfiguration } from "../../../electron/config/configuration.js";
import { parseDatabaseUrl } from "../../../electron/database/url.js";
import { compareWithInstallation } from "../../../electron/installation/compare.js";
import { Secret } from "../../../electron/security/secret.js";
import { signIn } from "../../../electron/sessions/sign-in.js";
import { serverVersions } from "../../postgres/server.js";
import { adminEmail, adminPassword, applyNow, basic, dump, jwtSecret, none, open, worldForEach } from "../world.js";

const early = new Date("2026-01-01");

describe.each(serverVersions)("PostgreSQL %i", (version) => {
  const world = worldForEach({ version, installed: "nothing" });
  // On PostgreSQL 14 every user of the database may make tables in it, which is a finding of its own.
  beforeEach(async () => {
    await world.db.run("revoke create on schema public from public");
  });

  const compare = async (configuration: InstallationConfiguration, connection = world.database, today = early) =>
    await compareWithInstallation(connection, configuration, parseDatabaseUrl(world.db.url), today);
  const found = async (...args: Parameters<typeof compare>) => (await compare(...args)).map(({ rule }) => rule);

  test("the configuration it was made with differs in nothing, and comparing writes nothing", async () => {
    await applyNow(world.database, basic());
    const before = await dump(world.db, { versions: true });
    expect(await compare(basic())).toEqual([]);
    expect(await dump(world.db, { versions: true })).toEqual(before);
  });

  test("a schema in which everybody may make tables is said, with the statement that ends it", async () => {
    await applyNow(world.database, basic());
    await world.db.run("grant create on schema public to public");
    const [finding] = await compare(basic());
    expect(finding).toMatchObject({
      rule: "database-schema-open",
      severity: "warning",
      remedy: "Run: revoke create on schema public from public",
    });
    await world.db.run(finding?.remedy.replace("Run: ", "") ?? "");
    expect(await compare(basic())).toEqual([]);
  });

  test("another JWT secret says how many people and sessions it signs out, at its line, without the secret", async () => {
    await applyNow(world.database, basic());
    await signIn(world.database, jwtSecret, { email: adminEmail, password: adminPassword });
    await signIn(world.database, jwtSecret, { email: adminEmail, password: adminPassword });
    const findings = await compare(basic({ jwtSecret: new Secret("another-Secret-of-32-characters!") }));
    expect(findings).toMatchObject([
      { rule: "database-jwt-secret-differs", path: "config.basicAuth.jwtSecret", file: "values.yaml", line: 9 },
    ]);
    expect(findings[0]?.message).toContain("signs out 1 person (2 sessions)");
    expect(JSON.stringify(findings)).not.toMatch(/another-Secret|pA7vWm3Kc9/);
  });

  test("an admin who is none is said, also one whose role was taken", async () => {
    await applyNow(world.database, basic());
    expect(await found(basic({ adminEmail: "bob@harbour.example" }))).toEqual(["database-admin-unknown"]);
    expect(await found(basic({ adminEmail: adminEmail.toUpperCase() }))).toEqual([]);
  });

  test("an empty schema, one without login, a foreign one, and one whose login would be turned off", async () => {
    expect(await found(basic())).toEqual(["database-empty"]);
    await applyNow(world.database, none());
    expect(await found(basic())).toEqual(["database-not-migrated"]);
    await applyNow(world.database, basic());
    expect(await found(none())).toEqual(["database-mode-differs"]);
    await world.db.run("create schema other; create table other.pets (name text)");
    const elsewhere = await open(world.db.url, "other");
    expect(await found(basic(), elsewhere)).toEqual(["database-foreign", "database-elsewhere"]);
    await elsewhere.close();
  });

  test("a version near its end, by the day", async () => {
    const rules = await found(basic(), world.database, new Date("2026-10-01"));
    expect(rules.includes("database-version-ends")).toBe(version === 14);
  });

  test("a user who may make nothing, neither tables nor the extension", async () => {
    const role = `reader_${version}`;
    await world.db.run(`drop role if exists ${role}; create role ${role} login password 'Reader-Harbour-17'`);
    await world.db.run("revoke create on schema public from public");
    const url = new URL(world.db.url);
    url.username = role;
    url.password = "Reader-Harbour-17";
    const reader = await open(url.href);
    try {
      const findings = await compare(basic(), reader);
      expect(findings.map(({ rule }) => rule)).toEqual([
        "database-empty",
        "database-elsewhere",
        "database-extension-missing",
        "database-privilege-missing",
      ]);
      expect(findings[1]?.message).toMatch(/in: user\.$/);
      expect(findings[2]?.message).toMatch(/pg_trgm/);
    } finally {
      await reader.close();
      await world.db.run(`drop role ${role}`);
    }
  });

  test("a server that takes no writes", async () => {
    await applyNow(world.database, basic());
    await world.db.run(
      "do $$ begin execute format('alter database %I set default_transaction_read_only = on', current_database()); end $$",
    );
    const readOnly = await open(world.db.url);
    expect(await found(basic(), readOnly)).toEqual(["database-read-only"]);
    await readOnly.close();
  });
});
