/** Whether this connection may make what a first installation needs. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";

/** True where tables can be made in the schema, or the schema itself can be made in the database. */
export async function mayCreateTables({ kysely, schema }: Scope): Promise<boolean> {
  const { rows } = await sql<{ allowed: boolean }>`
    select case when to_regnamespace(quote_ident(${schema})) is null
                then has_database_privilege(current_database(), 'CREATE')
                else has_schema_privilege(to_regnamespace(quote_ident(${schema}))::oid, 'CREATE') end as allowed`.execute(
    kysely,
  );
  return rows[0]?.allowed ?? false;
}

/** True on a standby, or where every transaction is read only. */
export async function isReadOnly({ kysely }: Scope): Promise<boolean> {
  const { rows } = await sql<{ readOnly: boolean }>`
    select pg_is_in_recovery() or current_setting('transaction_read_only') = 'on' as "readOnly"`.execute(kysely);
  return rows[0]?.readOnly ?? false;
}
