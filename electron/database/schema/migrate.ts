/** Bringing an installation's schema up to date: each numbered migration runs once, inside the caller's transaction. */
import { type RawBuilder, sql } from "kysely";
import { DatabaseError } from "pg";
import { GatehouseError } from "../../../shared/errors.js";
import type { Transaction } from "../scope.js";
import { checksum, readLedger, refuseForeignLedger, type SchemaMigration } from "./ledger.js";
import { checkSchemaName } from "./name.js";
import { qualify } from "./qualify.js";

export type { SchemaMigration } from "./ledger.js";

/**
 * Applies the migrations that the schema lacks, in order, and answers their numbers. Makes the schema and the ledger
 * where they are missing. An advisory lock of the transaction lets one session at a time through, also behind a
 * transaction-mode pooler. The transaction must be READ COMMITTED, so that the ledger is read as it is after the wait.
 * Throws SCHEMA_NAME_INVALID, SCHEMA_NEWER, SCHEMA_ALTERED, PRIVILEGE_MISSING, or the database's own error.
 */
export async function migrateSchema(
  transaction: Transaction,
  migrations: readonly SchemaMigration[],
): Promise<number[]> {
  const { kysely, schema, table } = transaction;
  checkSchemaName(schema);
  await sql`select pg_advisory_xact_lock(hashtextextended('gatehouse schema ' || ${schema}::text, 0))`.execute(kysely);

  const ledger = await readLedger(transaction, migrations);
  refuseForeignLedger(ledger);
  if (ledger.kind === "absent") await createLedger(transaction);

  const version = ledger.kind === "absent" ? 0 : ledger.version;
  const missing = migrations.filter((migration) => migration.number > version).sort((a, b) => a.number - b.number);
  if (missing.length === 0) return [];

  for (const migration of missing) {
    await runInSchema(transaction, [qualify(migration.sql)]);
    await sql`
      insert into ${table("gatehouse_schema")} (number, name, checksum)
      values (${migration.number}, ${migration.name}, ${checksum(migration)})`.execute(kysely);
  }
  return missing.map((migration) => migration.number);
}

/** Runs statements with the installation's schema as search_path. They write what they call with pg_catalog. */
export async function runInSchema(transaction: Transaction, statements: readonly string[]): Promise<void> {
  const before = await setSearchPath(transaction, sql`format('%I, pg_temp', ${transaction.schema}::text)`);
  for (const statement of statements) await sql.raw(statement).execute(transaction.kysely);
  await setSearchPath(transaction, sql`${before}::text`);
}

async function createLedger(transaction: Transaction): Promise<void> {
  const { kysely, schema, table } = transaction;
  const { rows } = await sql`select from pg_catalog.pg_namespace where nspname = ${schema}::text`.execute(kysely);
  // The schema is looked up first, because `create schema if not exists` needs the privilege even where it is there.
  if (rows.length === 0) await createSchema(transaction);
  await sql`
    create table ${table("gatehouse_schema")} (
      number int primary key,
      name text not null,
      checksum text not null,
      applied_at timestamptz not null default now()
    )`.execute(kysely);
}

async function createSchema({ kysely, schema }: Transaction): Promise<void> {
  try {
    await sql`create schema ${sql.id(schema)}`.execute(kysely);
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== "42501") throw error;
    throw new GatehouseError("PRIVILEGE_MISSING", `The database user may not make the schema "${schema}".`, {
      remedy: "Have the database's owner make the schema with this user as its owner, or grant CREATE on the database.",
      cause: error,
    });
  }
}

/** Sets search_path until the end of the transaction, and answers the one it replaces. */
async function setSearchPath({ kysely }: Transaction, path: RawBuilder<unknown>): Promise<string> {
  const { rows } = await sql<{ before: string }>`select current_setting('search_path') as before`.execute(kysely);
  await sql`select set_config('search_path', ${path}, true)`.execute(kysely);
  return rows[0]?.before ?? "";
}
