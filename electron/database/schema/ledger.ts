/** The ledger of schema migrations: which were applied, and whether this Gatehouse knows each of them unaltered. */
import { createHash } from "node:crypto";
import { sql } from "kysely";
import { GatehouseError } from "../../../shared/errors.js";
import { findHazards } from "../queries/find-hazards.js";
import type { Scope } from "../scope.js";

/** One numbered schema migration. Its `sql` runs with the installation's schema as search_path. */
export interface SchemaMigration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/**
 * How a ledger compares with the migrations that this Gatehouse knows. `number` and `name` are those of the first migration that differs.
 */
export type LedgerState =
  | { readonly kind: "absent" }
  | { readonly kind: "current" | "behind" | "newer"; readonly version: number }
  | { readonly kind: "altered"; readonly version: number; readonly number: number; readonly name: string };

export interface LedgerRow {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
}

const checksums = new WeakMap<SchemaMigration, string>();

/** The SHA-256 of the SQL in hex, taken with LF line ends, so that a checkout on Windows has the same checksum. */
export function checksum(migration: SchemaMigration): string {
  const known = checksums.get(migration);
  if (known !== undefined) return known;
  const made = checksumOf(migration.sql);
  checksums.set(migration, made);
  return made;
}

/** The SHA-256 of a text in hex, taken with LF line ends. */
export const checksumOf = (text: string): string =>
  createHash("sha256").update(text.replaceAll("\r\n", "\n")).digest("hex");

/**
 * Reads the ledger of the scope's schema and compares it with `migrations`. `version` is the highest number applied.
 * Throws OWNER_UNTRUSTED before a table is read that somebody else may have prepared.
 */
export async function readLedger(scope: Scope, migrations: readonly SchemaMigration[]): Promise<LedgerState> {
  const { kysely, schema, table } = scope;
  const { rows } = await sql<{ exists: boolean }>`
    select exists (
      select from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where n.nspname = ${schema}::text and c.relname = 'gatehouse_schema'
    ) as exists`.execute(kysely);
  if (rows[0]?.exists !== true) return { kind: "absent" };
  const [owner] = await findHazards(scope);
  if (owner !== undefined) {
    throw new GatehouseError(
      "OWNER_UNTRUSTED",
      `The tables in schema "${schema}" belong to ${owner}, and reading them would run functions that ${owner} made.`,
    );
  }
  const ledger = await sql<LedgerRow>`
    select number, name, checksum from ${table("gatehouse_schema")} order by number`.execute(kysely);
  return compareLedger(ledger.rows, migrations);
}

/**
 * Compares a ledger's rows with `migrations`. It is altered also by an unknown migration, or a gap below the highest.
 */
export function compareLedger(applied: readonly LedgerRow[], migrations: readonly SchemaMigration[]): LedgerState {
  const version = applied.reduce((highest, row) => Math.max(highest, row.number), 0);
  const newest = migrations.reduce((highest, migration) => Math.max(highest, migration.number), 0);
  if (version > newest) return { kind: "newer", version };

  const rows = new Map(applied.map((row) => [row.number, row]));
  for (const migration of migrations) {
    if (migration.number > version) continue;
    const row = rows.get(migration.number);
    if (row?.checksum !== checksum(migration)) {
      return { kind: "altered", version, number: migration.number, name: migration.name };
    }
    rows.delete(migration.number);
  }
  const unknown = rows.values().next().value;
  if (unknown !== undefined) {
    return { kind: "altered", version, number: unknown.number, name: unknown.name };
  }
  return { kind: version === newest ? "current" : "behind", version };
}

/** Throws SCHEMA_NEWER or SCHEMA_ALTERED for a ledger that this Gatehouse must not touch. */
export function refuseForeignLedger(state: LedgerState): void {
  if (state.kind === "newer") {
    throw new GatehouseError(
      "SCHEMA_NEWER",
      `The database's schema has version ${state.version}, which a later Gatehouse made.`,
    );
  }
  if (state.kind === "altered") {
    throw new GatehouseError(
      "SCHEMA_ALTERED",
      `Schema migration ${state.number} (${state.name}) in this database is not the one this Gatehouse knows.`,
    );
  }
}
