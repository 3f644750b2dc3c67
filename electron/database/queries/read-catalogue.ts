/** Which of the product's public tables a schema has, and which of their columns this database user may read. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";

/** The tables of an installation that are read without knowing who made it. */
const publicTables = ["users", "provider_users", "organizations", "tenants", "roles", "identities"] as const;
export type PublicTable = (typeof publicTables)[number];

export interface Catalogue {
  /** True where the schema has this console's ledger: whatever is in it, this console made it. */
  readonly hasLedger: boolean;
  /** Table → columns that are there and may be read. */
  readonly columns: ReadonlyMap<string, ReadonlySet<string>>;
}

/** True where the table is there with all of these columns. */
export const has = ({ columns }: Catalogue, table: PublicTable, ...names: readonly string[]): boolean =>
  names.every((name) => columns.get(table)?.has(name) === true);

/** One look at the catalog; nothing of the tables themselves is read. */
export async function readCatalogue({ kysely, schema }: Scope): Promise<Catalogue> {
  const { rows } = await sql<{ table: string; columns: readonly string[] }>`
    select c.relname::text as table,
           coalesce(array_agg(a.attname::text) filter (
             where has_schema_privilege(c.relnamespace, 'USAGE') and has_column_privilege(c.oid, a.attnum, 'SELECT')), '{}') as columns
      from pg_catalog.pg_class c join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = to_regnamespace(quote_ident(${schema})) and c.relkind in ('r', 'p', 'v', 'm', 'f')
       and c.relname = any (${[...publicTables, "gatehouse_schema"]}::text[])
     group by c.oid, c.relname`.execute(kysely);
  const columns = new Map(rows.map((row) => [row.table, new Set(row.columns)]));
  return { hasLedger: columns.delete("gatehouse_schema"), columns };
}
