/** One row of the audit trail, in the transaction of the change it speaks of. */
import type { Kysely } from "kysely";
import type { Tables } from "../tables.js";

export interface AuditRow {
  readonly operation: string;
  readonly succeeded: boolean;
  readonly userId: string | null;
  readonly lsUserId: string | null;
  readonly organizationId: string | null;
  readonly workspaceId?: string | null;
  /** What changed and on whom; never a secret. */
  readonly enrichments: Readonly<Record<string, unknown>>;
}

export async function insertAudit(kysely: Kysely<Tables>, row: AuditRow): Promise<void> {
  await kysely
    .insertInto("audit_logs")
    .values({
      operation_name: row.operation,
      operation_succeeded: row.succeeded,
      user_id: row.userId,
      ls_user_id: row.lsUserId,
      organization_id: row.organizationId,
      workspace_id: row.workspaceId ?? null,
      api_key_id: null,
      enrichments: JSON.stringify(row.enrichments),
    })
    .execute();
}
