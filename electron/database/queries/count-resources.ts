/** Counting the rows of the resource tables exactly, in one statement and so at one moment. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";
import type { ResourceTable } from "./find-resource-tables.js";

export interface ResourceRows {
  readonly table: string;
  readonly rows: number;
}

/** One count per table, in the order given. A table outside the installation's schema is named `schema.table`. */
export async function countResources(
  { kysely, schema }: Scope,
  tables: readonly ResourceTable[],
): Promise<readonly ResourceRows[]> {
  if (tables.length === 0) return [];
  const counts = tables.map(
    (table, index) =>
      sql`select ${sql.lit(index)} as index, count(*)::float8 as rows from ${sql.id(table.schema, table.name)}`,
  );
  const { rows } = await sql<{ index: number; rows: number }>`${sql.join(counts, sql` union all `)}`.execute(kysely);
  const countAt = new Map(rows.map((row) => [row.index, row.rows]));
  return tables.map((table, index) => ({
    table: table.schema === schema ? table.name : `${table.schema}.${table.name}`,
    rows: countAt.get(index) ?? 0,
  }));
}
