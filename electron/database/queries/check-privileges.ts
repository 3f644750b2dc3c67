/** Checking whether this connection may make what an installation needs. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";

/** True where the database user may make tables in the schema, or may make the schema where it does not exist. */
export async function mayCreateTables({ kysely, schema }: Scope): Promise<boolean> {
  const { rows } = await sql<{ allowed: boolean }>`
    select case when to_regnamespace(quote_ident(${schema})) is null
                then has_database_privilege(current_database(), 'CREATE')
                else has_schema_privilege(to_regnamespace(quote_ident(${schema}))::oid, 'CREATE') end as allowed`.execute(
    kysely,
  );
  return rows[0]?.allowed ?? false;
}

/** True on a standby, and where transactions are read only by default. This one always is. */
export async function isReadOnly({ kysely }: Scope): Promise<boolean> {
  const { rows } = await sql<{ readOnly: boolean }>`
    select pg_is_in_recovery() or current_setting('default_transaction_read_only') = 'on' as "readOnly"`.execute(
    kysely,
  );
  return rows[0]?.readOnly ?? false;
}
