/** Finding tables under Gatehouse's names that are not what they seem: reading them would run what others made. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";
import { ownTables } from "../tables.js";
import { isTrusted } from "./trust.js";

/**
 * The owners of such tables. A table of an owner who is not trusted may not be a view, and nothing of it may call a
 * function of such an owner: Postgres runs those of indexes, checks and statistics already when it plans a statement.
 */
export async function findHazards({ kysely, schema }: Scope): Promise<readonly string[]> {
  const { rows } = await sql<{ owner: string }>`
    with own as (
      select c.oid, c.relkind, c.relowner from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = ${schema}::text and c.relname = any(${[...ownTables]}::text[])
         and not ${isTrusted(schema, sql`c.relowner`)}
    ), parts as (
      select own.oid as table, 'pg_class'::regclass as class, own.oid from own
      union all select own.oid, 'pg_class'::regclass, i.indexrelid from own join pg_index i on i.indrelid = own.oid
      union all select own.oid, 'pg_constraint'::regclass, k.oid from own join pg_constraint k on k.conrelid = own.oid
      union all select own.oid, 'pg_statistic_ext'::regclass, s.oid from own join pg_statistic_ext s on s.stxrelid = own.oid
    )
    select distinct pg_get_userbyid(own.relowner)::text as owner from own
     where own.relkind <> 'r'
        or exists (select from pg_inherits h where h.inhparent = own.oid)
        or exists (
          select from parts join pg_depend d on d.classid = parts.class and d.objid = parts.oid
            join pg_proc p on d.refclassid = 'pg_proc'::regclass and p.oid = d.refobjid
           where parts.table = own.oid and not ${isTrusted(schema, sql`p.proowner`)})`.execute(kysely);
  return rows.map(({ owner }) => owner);
}
