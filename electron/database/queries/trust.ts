/** Whose tables, types and functions Gatehouse reads and runs: those of roles that could do all of it anyhow. */
import { type RawBuilder, sql } from "kysely";

/**
 * A condition: the role `owner` (an oid) may become the database user, or the owner of the schema or the database. That
 * is so for these themselves and for superusers. With a table's owner also whoever made the installation is meant.
 */
export const isTrusted = (schema: string, owner: RawBuilder<unknown>): RawBuilder<boolean> => sql`exists (
  select from (
    select n.nspowner as oid from pg_namespace n where n.nspname = ${schema}::text
    union all select r.oid from pg_roles r where r.rolname = current_user
    union all select d.datdba from pg_database d where d.datname = current_database()
  ) master where pg_has_role(${owner}, master.oid, 'MEMBER'))`;

/** The same, or `owner` made the installation: the ledger belongs to it. `readLedger` has looked what that means. */
export const isTrustedInInstallation = (schema: string, owner: RawBuilder<unknown>): RawBuilder<boolean> => sql`(
  ${isTrusted(schema, owner)} or ${owner} = (
    select c.relowner from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = ${schema}::text and c.relname = 'gatehouse_schema'))`;
