/** Compares a schema with what it was before, by a digest of each table's contents. */

import { sql } from "kysely";
import type { Scope } from "../../database/scope.js";

export interface TableContents {
  readonly table: string;
  readonly rows: number;
  readonly digest: string;
}

/** One entry per table of the schema, by name; equal digests mean equal rows, to the last digit. */
export async function readContents({ kysely, schema, table }: Scope): Promise<readonly TableContents[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select relname::text as name from pg_class
     where relnamespace = to_regnamespace(quote_ident(${schema})) and relkind = 'r' order by relname`.execute(kysely);
  const contents: TableContents[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<{ rows: number; digest: string }>`
      select count(*)::int as rows, md5(coalesce(string_agg(to_jsonb(t)::text, ',' order by to_jsonb(t)::text), '')) as digest
        from ${table(name)} t`.execute(kysely);
    contents.push({ table: name, rows: rows[0]?.rows ?? 0, digest: rows[0]?.digest ?? "" });
  }
  return contents;
}

/** The names of the tables whose contents differ, or that only one side has. */
export function findDifferences(before: readonly TableContents[], after: readonly TableContents[]): readonly string[] {
  const digests = new Map(before.map(({ table, digest }) => [table, digest]));
  const names = new Set([...before, ...after].map(({ table }) => table));
  return [...names].filter((name) => digests.get(name) !== after.find(({ table }) => table === name)?.digest);
}
