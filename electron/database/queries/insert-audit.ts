/** Adding rows to the audit trail, in the transaction of the change they record. */
import type { AuditOperation } from "../../../shared/audit-operations.js";
import type { Transaction } from "../scope.js";

export interface AuditRow {
  readonly operation: AuditOperation;
  readonly succeeded: boolean;
  readonly userId: string | null;
  readonly lsUserId: string | null;
  readonly organizationId: string | null;
  readonly workspaceId?: string | null;
  /** Details of the change, such as the member it is about. It never holds a secret. */
  readonly enrichments: Readonly<Record<string, unknown>>;
}

/** Adds one row. */
export const insertAudit = (transaction: Transaction, row: AuditRow): Promise<void> =>
  insertAuditRows(transaction, [row]);

/** Adds several rows in one statement. */
export async function insertAuditRows({ kysely }: Transaction, rows: readonly AuditRow[]): Promise<void> {
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
