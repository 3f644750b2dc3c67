/** Puts the rows of a table back exactly as they were: rows made since go, changed ones return, missing ones come back. */
import { sql } from "kysely";
import type { Transaction } from "../transaction.js";

/** Deletes the rows whose id is not among `ids`; how many. */
export async function deleteOtherRows(
  transaction: Transaction,
  schema: string,
  table: string,
  ids: readonly string[],
): Promise<number> {
  const result = await sql`delete from ${sql.id(schema, table)} where not (id = any(${[...ids]}::uuid[]))`.execute(
    transaction,
  );
  return Number(result.numAffectedRows ?? 0n);
}

/** Writes rows given as `to_jsonb` printed them, by their id. Errors are the database's, such as a column that is gone. */
export async function upsertRows(
  transaction: Transaction,
  schema: string,
  table: string,
  rows: readonly string[],
): Promise<void> {
  const { rows: columns } = await sql<{ name: string }>`
    select attname::text as name from pg_attribute
     where attrelid = ${`${quote(schema)}.${quote(table)}`}::regclass and attnum > 0 and not attisdropped and attgenerated = ''
     order by attnum`.execute(transaction);
  const names = columns.map((column) => sql.id(column.name));
  const changes = names.map((name) => sql`${name} = excluded.${name}`);
  await sql`
    insert into ${sql.id(schema, table)} (${sql.join(names)})
    select ${sql.join(names)} from jsonb_populate_recordset(null::${sql.id(schema, table)}, ${`[${rows.join()}]`}::jsonb)
    on conflict (id) do update set ${sql.join(changes)}`.execute(transaction);
}

const quote = (identifier: string): string => `"${identifier.replaceAll('"', '""')}"`;
