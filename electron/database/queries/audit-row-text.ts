/** The bytes of an audit row that its hash is computed from. */
import { type RawBuilder, sql } from "kysely";

/**
 * The expression of schema/migrations/0004-audit-chain.ts for the audit row `a`. It is written out here, because a
 * function in the database would be part of what is checked. jsonb has one order of keys and the time is UTC to the
 * microsecond, so neither the session's time zone nor the server's version changes the text.
 */
export const auditRowText: RawBuilder<Buffer> = sql`pg_catalog.convert_to(pg_catalog.jsonb_build_object(
  'id', a.id, 'operation_name', a.operation_name, 'operation_succeeded', a.operation_succeeded,
  'request_time', a.request_time at time zone 'UTC', 'user_id', a.user_id, 'ls_user_id', a.ls_user_id,
  'organization_id', a.organization_id, 'workspace_id', a.workspace_id, 'api_key_id', a.api_key_id,
  'enrichments', a.enrichments)::text, 'UTF8')`;

/** The hash that stands before the first link: 32 zero bytes. */
export const firstLink = Buffer.alloc(32);
