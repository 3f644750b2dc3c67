/** Putting the rows of a table back exactly: newer rows are deleted, changed and missing ones are written again. */
import { sql } from "kysely";
import type { Transaction } from "../scope.js";

/** Deletes the rows whose id is not among `ids`. Answers how many. */
export async function deleteOtherRows(
  { kysely, table }: Transaction,
  name: string,
  ids: readonly string[],
): Promise<number> {
  const result = await sql`delete from ${table(name)} where not (id = any(${[...ids]}::uuid[]))`.execute(kysely);
  return Number(result.numAffectedRows ?? 0n);
}

/** Writes rows, each a text that `to_jsonb` printed, by their id. Throws the database's errors. */
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
