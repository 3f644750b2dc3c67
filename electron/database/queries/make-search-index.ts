/** Making the index that finds a text anywhere in a name or an email, and watching it being made. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";
import { searchIndexName } from "./find-search-index.js";

/** pg_trgm is a trusted extension: whoever may CREATE in the database may add it. */
export async function addTrigramExtension({ kysely, schema }: Scope): Promise<void> {
  await sql`create extension if not exists pg_trgm with schema ${sql.id(schema)}`.execute(kysely);
}

/** Concurrently where the table is in use: writes go on meanwhile, but it cannot stand in a transaction. */
export async function makeSearchIndex(
  { kysely, table }: Scope,
  { extensionSchema, concurrently }: { readonly extensionSchema: string; readonly concurrently: boolean },
): Promise<void> {
  await sql`create index ${sql.raw(concurrently ? "concurrently" : "")} if not exists ${sql.id(searchIndexName)}
    on ${table("gatehouse_members")} using gin (search_key ${sql.id(extensionSchema, "gin_trgm_ops")})`.execute(kysely);
}

/** Takes away what a broken-off making left. */
export async function dropSearchIndex({ kysely, table }: Scope): Promise<void> {
  await sql`drop index concurrently if exists ${table(searchIndexName)}`.execute(kysely);
}

export interface IndexProgress {
  /** As Postgres names it, such as "building index". */
  readonly phase: string;
  readonly done: number;
  readonly total: number;
}

/** Undefined while none is being made on the members. */
export async function readIndexProgress({ kysely, schema }: Scope): Promise<IndexProgress | undefined> {
  const { rows } = await sql<IndexProgress>`
    select phase, greatest(tuples_done, blocks_done)::bigint as done, greatest(tuples_total, blocks_total)::bigint as total
      from pg_stat_progress_create_index
     where relid = to_regclass(format('%I.%I', ${schema}::text, 'gatehouse_members'))`.execute(kysely);
  return rows[0];
}
