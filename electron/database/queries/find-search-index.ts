/** Finding the index that searches anywhere in names and emails, and what making it needs. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";

export const searchIndexName = "gatehouse_members_search_idx";

export interface SearchIndexFacts {
  /** True where the index exists and can be used. */
  readonly ready: boolean;
  /** True where the index exists but is not complete: it is still being made, or making it was interrupted. */
  readonly invalid: boolean;
  /** The schema of the extension pg_trgm; null where the database does not have it. */
  readonly extensionSchema: string | null;
  /** True where the server offers pg_trgm. */
  readonly available: boolean;
  readonly mayCreateExtension: boolean;
  readonly ownsTable: boolean;
  /** How many members there are by the planner's estimate; 0 where it has none. */
  readonly estimatedMembers: number;
}

/** The state of the index, and what this database user could do to make it. */
export async function findSearchIndex({ kysely, schema }: Scope): Promise<SearchIndexFacts> {
  const table = sql`to_regclass(format('%I.%I', ${schema}::text, 'gatehouse_members'))`;
  const index = sql`(select i from pg_index i where i.indexrelid = to_regclass(format('%I.%I', ${schema}::text, ${searchIndexName}::text)))`;
  const { rows } = await sql<SearchIndexFacts>`
    select coalesce((${index}).indisvalid, false) as ready,
           coalesce(not (${index}).indisvalid, false) as invalid,
           (select n.nspname::text from pg_extension e join pg_namespace n on n.oid = e.extnamespace
             where e.extname = 'pg_trgm') as "extensionSchema",
           exists (select from pg_available_extensions where name = 'pg_trgm') as available,
           (select rolsuper from pg_roles where rolname = current_user)
             or has_database_privilege(current_database(), 'CREATE') as "mayCreateExtension",
           coalesce((select pg_has_role(relowner, 'USAGE') from pg_class where oid = ${table}), false) as "ownsTable",
           coalesce((select greatest(reltuples, 0)::bigint from pg_class where oid = ${table}), 0) as "estimatedMembers"`.execute(
    kysely,
  );
  const [facts] = rows;
  if (facts === undefined) throw new Error("A query of one row gave none.");
  return facts;
}
