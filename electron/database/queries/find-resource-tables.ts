/** Finding the tables that hold the installation's resources: all that Gatehouse did not make. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";
import { ownTables } from "../tables.js";
import { isTrustedInInstallation } from "./trust.js";

export interface ResourceTable {
  readonly schema: string;
  readonly name: string;
  /** True where this connection may lock the table against writes. */
  readonly lockable: boolean;
}

export interface Resources {
  readonly tables: readonly ResourceTable[];
  /** Tables that are not read, `schema.table`, because of whose they are or because the database user may not. */
  readonly unread: readonly string[];
}

/**
 * Every table of the schema that Gatehouse did not make, and every table of any schema whose foreign keys lead to a
 * table of this schema, directly or through other tables. Partitions are left out; their parent is there. A table of
 * somebody who is not trusted is not read: its policies, and the functions of its indexes, would run.
 */
export async function findResourceTables({ kysely, schema }: Scope): Promise<Resources> {
  const { rows } = await sql<ResourceTable & { readonly readable: boolean }>`
    with recursive reached(oid) as (
      select c.oid from pg_class c
       where c.relnamespace = to_regnamespace(quote_ident(${schema})) and c.relkind in ('r', 'p')
      union
      select k.conrelid from pg_constraint k join reached on k.confrelid = reached.oid where k.contype = 'f'
    )
    select n.nspname::text as schema, c.relname::text as name,
           has_table_privilege(c.oid, 'UPDATE') or has_table_privilege(c.oid, 'DELETE')
             or has_table_privilege(c.oid, 'TRUNCATE') as lockable,
           ${isTrustedInInstallation(schema, sql`c.relowner`)} and has_schema_privilege(n.oid, 'USAGE')
             and has_table_privilege(c.oid, 'SELECT') and not row_security_active(c.oid) as readable
      from reached join pg_class c on c.oid = reached.oid join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and not c.relispartition
       and not (n.nspname = ${schema} and c.relname = any(${[...ownTables]}))
       and not exists (select from pg_depend d where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
     order by n.nspname, c.relname`.execute(kysely);
  return {
    tables: rows.flatMap(({ readable, ...table }) => (readable ? [table] : [])),
    unread: rows.flatMap((table) => (table.readable ? [] : [`${table.schema}.${table.name}`])),
  };
}
