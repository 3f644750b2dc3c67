/** What the installation, member and command tests build their worlds with: configurations, applying them, and looking. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll } from "vitest";
import { type InstallationConfiguration, understandConfiguration } from "../../electron/config/configuration.js";
import { connect, type Database } from "../../electron/database/connect.js";
import { parseDatabaseUrl } from "../../electron/database/url.js";
import { apply } from "../../electron/installation/apply.js";
import { makePlan } from "../../electron/installation/make-plan.js";
import { databaseOperator } from "../../electron/organization/actor.js";
import { Secret } from "../../electron/security/secret.js";
import type { ApplyResult } from "../../shared/contract/installation.js";
import type { TestDatabase } from "../postgres/database.js";

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

const folder = mkdtempSync(join(tmpdir(), "gatehouse-world-"));
let files = 0;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A path in a temporary folder where nothing is yet. */
export const newPath = (ending = "json"): string => join(folder, `${++files}.${ending}`);

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
  return apply(database, configuration, { fingerprint, backupFile: newPath(), actor: operator, ...options });
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
