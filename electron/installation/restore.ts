/** Restores a migration's backup: the rows that the migration touched become what they were, to the microsecond. */

import type { InstallationState, RestorePreview } from "../../shared/contract/installation.js";
import { GatehouseError } from "../../shared/errors.js";
import type { Database } from "../database/connect.js";
import { isForeignKeyViolation } from "../database/errors.js";
import { countResources } from "../database/queries/count-resources.js";
import { deleteSessions } from "../database/queries/end-sessions.js";
import { findMembersExcept } from "../database/queries/find-members-except.js";
import { findResourceTables } from "../database/queries/find-resource-tables.js";
import { insertAudit } from "../database/queries/insert-audit.js";
import { lockInstallation, lockTables } from "../database/queries/lock-installation.js";
import { deleteOtherRows, upsertRows } from "../database/queries/replace-rows.js";
import type { Transaction } from "../database/scope.js";
import { longLimits, query, transact } from "../database/transaction.js";
import { type Actor, describeActor } from "../organization/actor.js";
import { type Backup, backedUpTables, readBackup } from "./backup.js";
import { type Inspection, inspect } from "./inspect.js";

/** Says what a restore would do, for the administrator to confirm. Errors: those of readBackup, RESTORE_REFUSED. */
export async function previewRestore(database: Database, file: string): Promise<RestorePreview> {
  const backup = await readBackup(file);
  return query(database, async (scope) => {
    const inspection = await inspect(scope, { countsResources: false });
    checkFits(backup, inspection);
    return {
      file,
      takenAt: backup.takenAt,
      schema: inspection.schema,
      membersRemoved: [...(await findMembersExcept(scope, idsOf(backup, "users")))],
      sessionsEnded: inspection.liveSessions,
      rowsRestored: countRows(backup),
    };
  });
}

/**
 * Puts the backup's rows back in one transaction. Members invited since, their logins, and all sessions are deleted.
 * The audit trail stays, and tells of the migration and of the restore. Errors: those of readBackup; RESTORE_REFUSED if
 * the backup is another installation's, if there is no migration to take back, if the tables were upgraded since, or if
 * resources made since would be lost.
 */
export async function restore(
  database: Database,
  file: string,
  actor: Actor,
): Promise<{ readonly done: true; readonly state: InstallationState; readonly rowsRestored: number }> {
  const backup = await readBackup(file);
  const putBackAll = transact(
    database,
    async (transaction) => {
      await lockInstallation(transaction);
      const inspection = await inspect(transaction, { countsResources: false });
      checkFits(backup, inspection);
      const removed = await findMembersExcept(transaction, idsOf(backup, "users"));
      await putBack(transaction, backup);
      await insertAudit(transaction, {
        operation: "restore_backup",
        succeeded: true,
        organizationId: inspection.organization?.id ?? null,
        ...describeActor(actor, {
          takenAt: backup.takenAt,
          membersRemoved: removed,
          sessionsEnded: inspection.liveSessions,
        }),
      });
    },
    { limits: longLimits },
  );
  await putBackAll.catch((error: unknown) => {
    throw isForeignKeyViolation(error) ? wouldLose("other tables") : error;
  });
  return { done: true, state: "none", rowsRestored: countRows(backup) };
}

async function putBack(transaction: Transaction, backup: Backup): Promise<void> {
  const { tables: resources } = await findResourceTables(transaction);
  await lockTables(transaction, [...backedUpTables, "sessions"], resources);
  const before = await countResources(transaction, resources);
  await deleteSessions(transaction);
  for (const table of ["identities", "provider_users", "users"] as const) {
    await deleteOtherRows(transaction, table, idsOf(backup, table));
  }
  for (const table of backedUpTables)
    await upsertRows(
      transaction,
      table,
      backup.tables[table].map(({ row }) => row),
    );
  const after = await countResources(transaction, resources);
  const lost = before.filter((table, index) => after[index]?.rows !== table.rows);
  if (lost.length > 0) {
    throw wouldLose(lost.map((table) => table.table).join(", "));
  }
}

const wouldLose = (tables: string): GatehouseError =>
  new GatehouseError("RESTORE_REFUSED", `Members made since the backup own rows in ${tables} that would be lost.`, {
    remedy: "Hand those resources to another owner first, or restore from a full database backup (pg_restore).",
  });

function checkFits(backup: Backup, inspection: Inspection): void {
  if (inspection.installation === null || inspection.installation.id !== backup.installationId) {
    throw new GatehouseError("RESTORE_REFUSED", "This backup is of another installation than the one connected to.", {
      remedy: "Connect to the database and schema the backup was taken from.",
    });
  }
  if (inspection.state === "none") {
    throw new GatehouseError("RESTORE_REFUSED", "The installation has no login: there is no migration to take back.", {
      remedy: "Nothing needs to be done.",
    });
  }
  if (inspection.schemaVersion !== backup.schemaVersion) {
    throw new GatehouseError("RESTORE_REFUSED", "The console's tables were upgraded since this backup was taken.");
  }
}

const idsOf = (backup: Backup, table: (typeof backedUpTables)[number]): readonly string[] =>
  backup.tables[table].map(({ id }) => id);

const countRows = (backup: Backup): number =>
  backedUpTables.reduce((sum, table) => sum + backup.tables[table].length, 0);
