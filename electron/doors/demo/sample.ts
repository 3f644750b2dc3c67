/** The demo's sample installation: Gatehouse makes it without login, and it has resources in tables unknown to Gatehouse. */

import { randomBytes } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { sql } from "kysely";
import type { Transaction } from "../../database/scope.js";
import { generatePassword } from "../../security/passwords.js";
import { Secret } from "../../security/secret.js";

export const sampleAdmin = "ada@demo.example";

export interface SampleFiles {
  /** A compose .env of an installation without login. */
  readonly withoutLogin: string;
  /** Helm values that ask for email/password login. */
  readonly values: string;
  /** These values with another JWT secret. */
  readonly rotated: string;
  readonly adminPassword: Secret;
}

const values = (adminPassword: Secret, jwtSecret: Secret): string => `# Sample values of the Gatehouse demo.
images:
  backendImage:
    tag: 0.10.3
config:
  langsmithLicenseKey: "${randomBytes(24).toString("base64url")}"
  apiKeySalt: "${randomBytes(32).toString("base64")}"
  authType: mixed
  initialOrgAdminEmail: ${sampleAdmin}
  basicAuth:
    enabled: true
    initialOrgAdminPassword: "${adminPassword.reveal()}"
    jwtSecret: "${jwtSecret.reveal()}"
`;

const newJwtSecret = (): Secret => new Secret(randomBytes(32).toString("base64"));

/** Writes the sample configurations with generated secrets, for this user only. */
export async function writeSampleFiles(folder: string): Promise<SampleFiles> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const adminPassword = generatePassword();
  const files = {
    withoutLogin: join(folder, "none.env"),
    values: join(folder, "values.yaml"),
    rotated: join(folder, "values-rotated.yaml"),
  };
  const options = { mode: 0o600 };
  const withoutLogin = "AUTH_TYPE=none\nBASIC_AUTH_ENABLED=false\n_LANGSMITH_IMAGE_VERSION=0.10.3\n";
  await writeFile(files.withoutLogin, withoutLogin, options);
  await writeFile(files.values, values(adminPassword, newJwtSecret()), options);
  await writeFile(files.rotated, values(adminPassword, newJwtSecret()), options);
  return { ...files, adminPassword };
}

/** Adds projects, runs, datasets and feedback of the default user: about 2,000 rows in five tables. */
export async function fillSampleResources({ kysely, table }: Transaction): Promise<void> {
  const statements = [
    sql`create table ${table("tracer_session")} (
          id uuid primary key default gen_random_uuid(), tenant_id uuid not null references ${table("tenants")} (id) on delete cascade,
          owner_id uuid references ${table("users")} (id), name text not null, start_time timestamptz not null default clock_timestamp())`,
    sql`create table ${table("runs")} (
          id uuid primary key default gen_random_uuid(), session_id uuid not null references ${table("tracer_session")} (id) on delete cascade,
          name text not null, inputs jsonb not null, latency_ms numeric(12, 3) not null)`,
    sql`create table ${table("dataset")} (
          id uuid primary key default gen_random_uuid(), tenant_id uuid not null references ${table("tenants")} (id) on delete cascade,
          created_by uuid not null references ${table("users")} (id) on delete restrict, name text not null)`,
    sql`create table ${table("examples")} (
          id bigint generated always as identity primary key, dataset_id uuid not null references ${table("dataset")} (id) on delete cascade,
          inputs jsonb not null, outputs jsonb)`,
    sql`create table ${table("feedback")} (
          id uuid primary key default gen_random_uuid(), run_id uuid not null references ${table("runs")} (id) on delete cascade,
          user_id uuid references ${table("users")} (id) on delete set null, score real)`,
    sql`insert into ${table("tracer_session")} (tenant_id, owner_id, name)
          select t.id, u.id, 'project ' || n from ${table("tenants")} t, ${table("users")} u, generate_series(1, 12) n`,
    sql`insert into ${table("runs")} (session_id, name, inputs, latency_ms)
          select s.id, 'run ' || n, jsonb_build_object('question', 'number ' || n), n * 1.125
            from ${table("tracer_session")} s, generate_series(1, 100) n`,
    sql`insert into ${table("dataset")} (tenant_id, created_by, name)
          select t.id, u.id, 'dataset ' || n from ${table("tenants")} t, ${table("users")} u, generate_series(1, 4) n`,
    sql`insert into ${table("examples")} (dataset_id, inputs)
          select d.id, jsonb_build_object('text', 'example ' || n) from ${table("dataset")} d, generate_series(1, 50) n`,
    sql`insert into ${table("feedback")} (run_id, user_id, score)
          select r.id, u.id, 0.5 from ${table("runs")} r, ${table("users")} u where r.name like '%5'`,
  ];
  for (const statement of statements) await statement.execute(kysely);
}
