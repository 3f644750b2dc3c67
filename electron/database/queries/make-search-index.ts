/** Making the index that searches anywhere in names and emails, and following its progress. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";
import { searchIndexName } from "./find-search-index.js";

/** Installs pg_trgm in the schema. It is a trusted extension, so CREATE on the database is enough. */
export async function addTrigramExtension({ kysely, schema }: Scope): Promise<void> {
  await sql`create extension if not exists pg_trgm with schema ${sql.id(schema)}`.execute(kysely);
}

/** Makes the index. `concurrently` lets others write to the table meanwhile, and is not possible in a transaction. */
export async function makeSearchIndex(
  { kysely, table }: Scope,
  { extensionSchema, concurrently }: { readonly extensionSchema: string; readonly concurrently: boolean },
): Promise<void> {
  await sql`create index ${sql.raw(concurrently ? "concurrently" : "")} if not exists ${sql.id(searchIndexName)}
    on ${table("gatehouse_members")} using gin (search_key ${sql.id(extensionSchema, "gin_trgm_ops")})`.execute(kysely);
}

/** Removes the incomplete index that an interrupted making leaves. */
export async function dropSearchIndex({ kysely, table }: Scope): Promise<void> {
  await sql`drop index concurrently if exists ${table(searchIndexName)}`.execute(kysely);
}

export interface IndexProgress {
  /** Postgres's name of the phase, such as "building index". */
  readonly phase: string;
  readonly done: number;
  readonly total: number;
}

/** How far the index is; undefined while none is being made on `gatehouse_members`. */
export async function readIndexProgress({ kysely, schema }: Scope): Promise<IndexProgress | undefined> {
  const { rows } = await sql<IndexProgress>`
    select phase, greatest(tuples_done, blocks_done)::bigint as done, greatest(tuples_total, blocks_total)::bigint as total
      from pg_stat_progress_create_index
     where relid = to_regclass(format('%I.%I', ${schema}::text, 'gatehouse_members'))`.execute(kysely);
  return rows[0];
}
