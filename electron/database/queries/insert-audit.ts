/** One row of the audit trail, in the transaction of the change it speaks of. */
import type { Scope } from "../scope.js";

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

export const insertAudit = (scope: Scope, row: AuditRow): Promise<void> => insertAuditRows(scope, [row]);

/** Several, in one statement. */
export async function insertAuditRows({ kysely }: Scope, rows: readonly AuditRow[]): Promise<void> {
  if (rows.length === 0) return;
  await kysely
    .insertInto("audit_logs")
    .values(
      rows.map((row) => ({
        operation_name: row.operation,
        operation_succeeded: row.succeeded,
        user_id: row.userId,
        ls_user_id: row.lsUserId,
        organization_id: row.organizationId,
        workspace_id: row.workspaceId ?? null,
        api_key_id: null,
        enrichments: JSON.stringify(row.enrichments),
      })),
    )
    .execute();
}
