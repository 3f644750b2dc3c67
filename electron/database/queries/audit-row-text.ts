/** An audit row as the bytes that its hash is taken over. */
import { type RawBuilder, sql } from "kysely";

/**
 * The expression of schema/migrations/0004-audit-chain.ts, for the audit row called `a`. It is written out here, and never
 * taken from a function of the database that it checks. jsonb prints its keys in an order of its own, the time is UTC
 * to the microsecond: the text is the same whatever the session's time zone or the server's version.
 */
export const auditRowText: RawBuilder<Buffer> = sql`pg_catalog.convert_to(pg_catalog.jsonb_build_object(
  'id', a.id, 'operation_name', a.operation_name, 'operation_succeeded', a.operation_succeeded,
  'request_time', a.request_time at time zone 'UTC', 'user_id', a.user_id, 'ls_user_id', a.ls_user_id,
  'organization_id', a.organization_id, 'workspace_id', a.workspace_id, 'api_key_id', a.api_key_id,
  'enrichments', a.enrichments)::text, 'UTF8')`;

/** The hash before the first row's: 32 zero bytes. */
export const firstLink = Buffer.alloc(32);
