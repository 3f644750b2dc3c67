/** Reading which of the product's public tables and columns a schema has, as far as this database user may read. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";
import { isTrusted } from "./trust.js";

/** The tables that are read in a foreign installation. */
const publicTables = ["users", "provider_users", "organizations", "tenants", "roles", "identities"] as const;
export type PublicTable = (typeof publicTables)[number];

export interface Catalogue {
  /** True where the schema has Gatehouse's ledger, so that Gatehouse made the installation. */
  readonly hasLedger: boolean;
  /** Table → its columns that this database user may read. */
  readonly columns: ReadonlyMap<string, ReadonlySet<string>>;
}

/** True where the table exists and all of these columns may be read. */
export const has = ({ columns }: Catalogue, table: PublicTable, ...names: readonly string[]): boolean =>
  names.every((name) => columns.get(table)?.has(name) === true);

/**
 * Reads Postgres's catalog in one statement, and no row of the tables themselves. Views count as not there, and so do
 * tables and types of owners who are not trusted: reading them would run functions of theirs.
 */
export async function readCatalogue({ kysely, schema }: Scope): Promise<Catalogue> {
  const { rows } = await sql<{ table: string; columns: readonly string[] }>`
    select c.relname::text as table,
           coalesce(array_agg(a.attname::text) filter (
             where has_schema_privilege(c.relnamespace, 'USAGE') and has_column_privilege(c.oid, a.attnum, 'SELECT')
               and ${isTrusted(schema, sql`c.relowner`)} and ${isTrusted(schema, sql`t.typowner`)} and not row_security_active(c.oid)), '{}') as columns
      from pg_catalog.pg_class c join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      join pg_catalog.pg_type t on t.oid = a.atttypid
     where c.relnamespace = to_regnamespace(quote_ident(${schema})) and c.relkind in ('r', 'p')
       and c.relname = any (${[...publicTables, "gatehouse_schema"]}::text[])
     group by c.oid, c.relname`.execute(kysely);
  const columns = new Map(rows.map((row) => [row.table, new Set(row.columns)]));
  return { hasLedger: columns.delete("gatehouse_schema"), columns };
}
