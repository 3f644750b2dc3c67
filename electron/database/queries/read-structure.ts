/** Reading how Gatehouse's own tables are built, in Postgres's words: columns, constraints, indexes, triggers, functions. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";
import { ownTables } from "../tables.js";

export const partKinds = ["table", "column", "constraint", "index", "trigger", "function", "rule"] as const;
export type PartKind = (typeof partKinds)[number];

/** One part of an installation's own structure. */
export interface Part {
  readonly kind: PartKind;
  /** The table that the part belongs to; empty for a function. */
  readonly table: string;
  readonly name: string;
  /** How Postgres prints it, on one line and without the schema's name. */
  readonly definition: string;
}

/**
 * The parts of the tables that Gatehouse made, and its functions among `functions`. What others added to these tables
 * is there too. Without the parts of extensions, and without what differs between versions of Postgres.
 */
export async function readStructure({ kysely, schema }: Scope, functions: readonly string[]): Promise<readonly Part[]> {
  // In a text within the definition, such as a sequence's name, an apostrophe is doubled.
  const named = sql`(quote_ident(${schema}::text) || '.')`;
  const bare = (text: unknown) => sql`replace(replace(${text}, ${named}, ''), replace(${named}, '''', ''''''), '')`;
  const { rows } = await sql<Part>`
    with own as (
      select c.oid, c.relname, c.relkind, c.relowner, c.relrowsecurity, c.relpersistence from pg_class c
       where c.relnamespace = to_regnamespace(quote_ident(${schema}::text)) and c.relname = any(${[...ownTables]}::text[])
    ), owner as (
      select relowner from own where relname = 'gatehouse_schema'
    )
    select 'table' as kind, relname::text as table, relname::text as name,
           case relkind when 'r' then 'table' else 'relation of kind ' || relkind::text end
             || case when relrowsecurity then ' with row security' else '' end
             || case when relpersistence <> 'p' then ' that does not last' else '' end
             || case when relowner = (select relowner from owner) then '' else ' of another owner' end as definition
      from own
    union all
    select 'column', own.relname, a.attname,
           format_type(a.atttypid, a.atttypmod)
             || case when a.attcollation <> 0 and a.attcollation <> t.typcollation
                     then ' collate ' || (select quote_ident(collname) from pg_collation where oid = a.attcollation) else '' end
             || case when a.attnotnull then ' not null' else '' end
             || case when a.attidentity <> '' then ' identity ' || a.attidentity::text else '' end
             || coalesce(case when a.attgenerated <> '' then ' generated ' else ' default ' end
                  || ${bare(sql`pg_get_expr(d.adbin, d.adrelid)`)}, '')
      from own join pg_attribute a on a.attrelid = own.oid and a.attnum > 0 and not a.attisdropped
      join pg_type t on t.oid = a.atttypid
      left join pg_attrdef d on d.adrelid = own.oid and d.adnum = a.attnum
    union all
    select 'constraint', own.relname, k.conname,
           ${bare(sql`pg_get_constraintdef(k.oid)`)} || case when k.convalidated then '' else ' not valid' end
      from own join pg_constraint k on k.conrelid = own.oid and k.contype in ('p', 'u', 'f', 'c')
    union all
    select 'index', own.relname, c.relname,
           ${bare(sql`pg_get_indexdef(i.indexrelid)`)} || case when i.indisvalid then '' else ' not valid' end
      from own join pg_index i on i.indrelid = own.oid join pg_class c on c.oid = i.indexrelid
     where not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u'))
    union all
    select 'trigger', own.relname, t.tgname,
           ${bare(sql`pg_get_triggerdef(t.oid)`)}
             || case t.tgenabled when 'O' then '' when 'A' then ' always' when 'D' then ' disabled' else ' for replicas' end
             || case when p.pronamespace = to_regnamespace(quote_ident(${schema}::text)) then '' else ' of another schema' end
      from own join pg_trigger t on t.tgrelid = own.oid and not t.tgisinternal join pg_proc p on p.oid = t.tgfoid
    union all
    select 'rule', own.relname, r.rulename, ${bare(sql`pg_get_ruledef(r.oid)`)}
      from own join pg_rewrite r on r.ev_class = own.oid
    union all
    select 'function', '', p.proname,
           l.lanname || case when p.prosecdef then ' security definer' else '' end
             || coalesce(' set ' || array_to_string(p.proconfig, ' set '), '')
             || ' body ' || encode(sha256(convert_to(replace(p.prosrc, E'\\r', ''), 'UTF8')), 'hex')
             || case when p.proowner = (select relowner from owner) then '' else ' of another owner' end
             || case when p.prosecdef and has_function_privilege('public', p.oid, 'EXECUTE') then ' for everybody' else '' end
      from pg_proc p join pg_language l on l.oid = p.prolang
     where p.pronamespace = to_regnamespace(quote_ident(${schema}::text)) and p.proname = any(${[...functions]}::text[])
       and p.pronargs = 0
     order by 1, 2, 3`.execute(kysely);
  return rows.map((part) => ({ ...part, definition: part.definition.replace(/\s+/g, " ") }));
}
