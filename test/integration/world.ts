/** What the tests build their worlds with: databases, configurations, applying them, people, and looking. */
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, beforeEach, inject } from "vitest";
import { type InstallationConfiguration, understandConfiguration } from "../../electron/config/configuration.js";
import { connect, type Database } from "../../electron/database/connect.js";
import { parseDatabaseUrl } from "../../electron/database/url.js";
import { apply } from "../../electron/installation/apply.js";
import { makePlan } from "../../electron/installation/make-plan.js";
import { databaseOperator } from "../../electron/organization/actor.js";
import { Secret } from "../../electron/security/secret.js";
import type { ApplyResult } from "../../shared/contract/installation.js";
import { createDatabase, makeTemplate, type TestDatabase } from "../postgres/database.js";
import type { TestedVersion } from "../postgres/server.js";
import "../postgres/global-setup.js";

export const adminEmail = "Ada@harbour.example";
export const adminPassword = new Secret("Quiet-Harbour-17");
export const jwtSecret = new Secret("pA7vWm3Kc9Rz1Xq5Yb8Nd2Lf6Hs4Jt0Gu");
export const defaultWorkspace = "00000000-0000-0000-0000-000000000000";
export const operator = databaseOperator("tester");

export const values = `config:
  langsmithLicenseKey: lic_3f0b9c1de7
  apiKeySalt: yW0k2v1S8n4Jq7Zb5Tt3Xr6Lm9Hc1Pd0
  authType: mixed
  initialOrgAdminEmail: ${adminEmail}
  basicAuth:
    enabled: true
    initialOrgAdminPassword: ${adminPassword.reveal()}
    jwtSecret: ${jwtSecret.reveal()}
images:
  backendImage:
    tag: 0.10.3
`;
export const noLogin = "AUTH_TYPE=none\nBASIC_AUTH_ENABLED=false\n_LANGSMITH_IMAGE_VERSION=0.10.3\n";

type Change = Partial<InstallationConfiguration>;

/** A configuration for email/password login, with some of it changed. */
export const basic = (change: Change = {}): InstallationConfiguration => ({
  ...understandConfiguration([{ file: "values.yaml", text: values }]),
  ...change,
});

/** A configuration without login. */
export const none = (change: Change = {}): InstallationConfiguration => ({
  ...understandConfiguration([{ file: ".env", text: noLogin }]),
  ...change,
});

let files = 0;

/** A path in a temporary folder where nothing is yet. */
export const newPath = (ending = "json"): string => join(inject("folder"), `${process.pid}-${++files}.${ending}`);

export const open = (url: string, schema = "public"): Promise<Database> =>
  connect(parseDatabaseUrl(url).target, schema);

export const planFor = async (database: Database, configuration: InstallationConfiguration, stated?: string) =>
  (await makePlan(database, configuration, { statedRelease: stated })).plan;

type Options = Partial<Parameters<typeof apply>[2]>;

/** Plans and applies, as one who looks and then says yes. */
export async function applyNow(
  database: Database,
  configuration: InstallationConfiguration,
  options: Options = {},
): Promise<ApplyResult> {
  const { plan } = await makePlan(database, configuration, options);
  const { fingerprint } = plan;
  const confirmed = { fingerprint, backupFile: newPath(), actor: operator, despiteWarnings: true };
  return apply(database, configuration, { ...confirmed, ...options });
}

/** A database of its own, and the console's connection to it. */
export interface World {
  readonly db: TestDatabase;
  readonly database: Database;
  close(): Promise<void>;
}

/** What is in a database already: an installation of that mode, or nothing. */
export type Installed = "basic" | "none" | "nothing";

interface Wishes {
  readonly version?: TestedVersion;
  readonly installed?: Installed;
  /** Passwords made from now on are hashed at the lowest cost, which saves half of the time where many people are invited. */
  readonly cheapHashing?: boolean;
}

const lowestCost = '{"password_hashing": {"memory_kib": 8192, "passes": 1, "lanes": 1}}';
/** Superuser URL of the run's server of that version. */
export const serverUrl = (version: TestedVersion = 18): string => inject("postgres")[version];

const templates = new Map<string, Promise<string>>();

/** The database to copy, for an installation that is the same in every test: applying it takes longer than all else. */
function templateOf(version: TestedVersion, mode: "basic" | "none"): Promise<string> {
  const key = `${version} ${mode}`;
  const made =
    templates.get(key) ??
    makeTemplate(serverUrl(version), `installed_${mode}`, async (url) => {
      const database = await open(url);
      await applyNow(database, mode === "basic" ? basic() : none());
      await database.close();
    });
  templates.set(key, made);
  return made;
}

/** Makes a world: PostgreSQL 18 with an installation for email/password login, unless wished otherwise. */
export async function makeWorld({ version = 18, installed = "basic", cheapHashing }: Wishes = {}): Promise<World> {
  const template = installed === "nothing" ? undefined : await templateOf(version, installed);
  const db = await createDatabase(serverUrl(version), template);
  if (cheapHashing) await db.run(`update organizations set config = config || '${lowestCost}'`);
  const database = await open(db.url);
  const close = async (): Promise<void> => {
    await database.close();
    await db.drop();
  };
  return { db, database, close };
}

/** A new world for each test from here on in the block. Its parts can be had while a test or a later hook runs. */
export const worldForEach = (wishes: Wishes = {}): World => worldBy(beforeEach, wishes);

/** One world for all tests of the block. Its parts can be had while a test or a later hook runs. */
export const worldForAll = (wishes: Wishes = {}): World => worldBy(beforeAll, wishes);

function worldBy(hook: typeof beforeEach | typeof beforeAll, wishes: Wishes): World {
  let world: World | undefined;
  hook(async () => {
    world = await makeWorld(wishes);
    return world.close;
  });
  const there = (): World => {
    if (world === undefined) throw new Error("There is no world before the tests run.");
    return world;
  };
  return {
    get db() {
      return there().db;
    },
    get database() {
      return there().database;
    },
    close: () => there().close(),
  };
}

/** Every row of every table of every schema as text, in an order of its own; with `versions`, a row rewritten shows too. */
export async function dump(
  db: TestDatabase,
  options: { readonly except?: readonly string[]; readonly versions?: boolean } = {},
): Promise<Readonly<Record<string, string>>> {
  const tables = await db.run<{ name: string; id: string }>(
    `select relname::text as name, format('%I.%I', nspname, relname) as id from pg_class c join pg_namespace n on n.oid = relnamespace
      where relkind = 'r' and nspname not like 'pg\\_%' and nspname <> 'information_schema' order by 2`,
  );
  const version = options.versions ? "t.xmin::text || ' ' ||" : "";
  const selects = tables
    .filter(({ name }) => options.except?.includes(name) !== true)
    .map(({ id }) => {
      const rows = `select ${version} to_jsonb(t)::text as r from ${id} t`;
      return `select $q$${id}$q$ as id, coalesce(string_agg(r, E'\\n' order by r), '') as rows from (${rows}) x`;
    });
  const contents = await db.run<{ id: string; rows: string }>(selects.join(" union all ") || "select 1 where false");
  return Object.fromEntries(contents.map(({ id, rows }) => [id, rows]));
}

/** Waits until some session of the database waits for a lock. */
export async function untilSomebodyWaits(db: TestDatabase): Promise<void> {
  for (let tries = 0; tries < 400; tries += 1) {
    const [row] = await db.run<{ n: number }>(
      "select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    if ((row?.n ?? 0) > 0) return;
    await sleep(25);
  }
  throw new Error("nobody waits for a lock");
}
