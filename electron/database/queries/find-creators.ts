/** Finding who else may make tables, functions and types in the installation's schema. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";

/**
 * The roles that may make objects in the schema, "public" first where everybody may. Left out are those who could do so
 * anyhow: the database user, the owners of schema, database and installation, whoever may become one of these, and
 * superusers.
 */
export async function findCreators({ kysely, schema }: Scope): Promise<readonly string[]> {
  const { rows } = await sql<{ role: string }>`
    with home as (
      select n.oid, n.nspowner, n.nspacl from pg_namespace n where n.nspname = ${schema}::text
    ), masters as (
      select nspowner as oid from home
      union select oid from pg_roles where rolname = current_user
      union select datdba from pg_database where datname = current_database()
      union select c.relowner from pg_class c join home on home.oid = c.relnamespace where c.relname = 'gatehouse_schema'
    )
    select case when a.grantee = 0 then 'public' else pg_get_userbyid(a.grantee)::text end as role
      from home cross join lateral aclexplode(coalesce(home.nspacl, acldefault('n', home.nspowner))) a
     where a.privilege_type = 'CREATE'
       and (a.grantee = 0 or not exists (select from masters m where pg_has_role(a.grantee, m.oid, 'MEMBER')))
     group by a.grantee order by a.grantee <> 0, 1`.execute(kysely);
  return rows.map(({ role }) => role);
}
