/** Finding what is in a schema, to tell an empty schema from a foreign one. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";

/**
 * The names of up to 20 tables, views, sequences, routines and types in the schema, tables first. Objects of extensions
 * are left out. The list is empty for a schema that is empty or does not exist.
 */
export async function findObjects({ kysely, schema }: Scope): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    with objects as (
      select 1 as rank, relname::text as name, oid, 'pg_class'::regclass as catalog
        from pg_class where relnamespace = to_regnamespace(quote_ident(${schema}))
         and relkind in ('r', 'p', 'v', 'm', 'f', 'S')
      union all
      select 2, proname::text || '()', oid, 'pg_proc'::regclass
        from pg_proc where pronamespace = to_regnamespace(quote_ident(${schema}))
      union all
      select 3, typname::text, oid, 'pg_type'::regclass
        from pg_type where typnamespace = to_regnamespace(quote_ident(${schema})) and typtype in ('e', 'd', 'r')
    )
    select name from objects
     where not exists (
       select from pg_depend d
        where d.classid = objects.catalog and d.objid = objects.oid and d.deptype = 'e')
     order by rank, name limit 20`.execute(kysely);
  return rows.map((row) => row.name);
}
