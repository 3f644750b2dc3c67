/** Puts the rows of a table back exactly as they were: rows made since go, changed ones return, missing ones come back. */
import { sql } from "kysely";
import type { Transaction } from "../scope.js";

/** Deletes the rows whose id is not among `ids`; how many. */
export async function deleteOtherRows(
  { kysely, table }: Transaction,
  name: string,
  ids: readonly string[],
): Promise<number> {
  const result = await sql`delete from ${table(name)} where not (id = any(${[...ids]}::uuid[]))`.execute(kysely);
  return Number(result.numAffectedRows ?? 0n);
}

/** Writes rows given as `to_jsonb` printed them, by their id. Errors are the database's, such as a column that is gone. */
export async function upsertRows(
  { kysely, schema, table }: Transaction,
  name: string,
  rows: readonly string[],
): Promise<void> {
  const { rows: columns } = await sql<{ name: string }>`
    select attname::text as name from pg_attribute
     where attrelid = ${`${quote(schema)}.${quote(name)}`}::regclass and attnum > 0 and not attisdropped and attgenerated = ''
     order by attnum`.execute(kysely);
  const fields = columns.map((column) => sql.id(column.name));
  const changes = fields.map((field) => sql`${field} = excluded.${field}`);
  await sql`
    insert into ${table(name)} (${sql.join(fields)})
    select ${sql.join(fields)} from jsonb_populate_recordset(null::${table(name)}, ${`[${rows.join()}]`}::jsonb)
    on conflict (id) do update set ${sql.join(changes)}`.execute(kysely);
}

const quote = (identifier: string): string => `"${identifier.replaceAll('"', '""')}"`;
