/** Repairs an installation whose own tables, triggers or functions are not what its schema version makes. */
import { createHash } from "node:crypto";
import type { RepairPreview, RepairResult } from "../../shared/contract/installation.js";
import { GatehouseError } from "../../shared/errors.js";
import type { Database } from "../database/connect.js";
import { insertAudit } from "../database/queries/insert-audit.js";
import { lockInstallation } from "../database/queries/lock-installation.js";
import { readInstallation } from "../database/queries/read-installation.js";
import type { PartKind } from "../database/queries/read-structure.js";
import { readLedger, refuseForeignLedger } from "../database/schema/ledger.js";
import { runInSchema } from "../database/schema/migrate.js";
import { migrations } from "../database/schema/migrations.js";
import { type Difference, describeDifference, findDifferences } from "../database/schema/structure/compare.js";
import { mend } from "../database/schema/structure/mend.js";
import type { Scope } from "../database/scope.js";
import { differs, noteDifferences } from "../database/standing.js";
import { longLimits, query, transact } from "../database/transaction.js";
import { type Actor, describeActor } from "../organization/actor.js";

/**
 * Says what a repair would change. Errors: NO_INSTALLATION, also where the tables must be upgraded first; SCHEMA_NEWER,
 * SCHEMA_ALTERED.
 */
export async function previewRepair(database: Database): Promise<RepairPreview> {
  const differences = await query(database, lookForDifferences, longLimits);
  noteDifferences(database, differences.map(describeDifference));
  return {
    schema: database.schema,
    differences: differences.map((difference) => ({
      about: describeDifference(difference),
      repairable: mend(difference) !== null,
    })),
    fingerprint: fingerprint(differences),
  };
}

/**
 * Makes everything what it has to be, in one transaction, and writes the audit row. Errors, after which nothing is
 * changed: those of previewRepair; PLAN_STALE if other things differ than the preview with this fingerprint said;
 * SCHEMA_DIFFERS if something differs that cannot be repaired.
 */
export async function repair(database: Database, previewed: string, actor: Actor): Promise<RepairResult> {
  const repaired = await transact(
    database,
    async (transaction) => {
      await lockInstallation(transaction);
      const differences = await lookForDifferences(transaction);
      if (fingerprint(differences) !== previewed) {
        throw new GatehouseError("PLAN_STALE", "Other things differ than those that the repair was confirmed for.");
      }
      const beyond = differences.filter((difference) => mend(difference) === null);
      if (beyond.length > 0) throw beyondRepair(beyond);
      // One migration makes all functions, so several of them ask for the same statement.
      const inOrder = [...differences].sort((a, b) => order.indexOf(a.part.kind) - order.indexOf(b.part.kind));
      const statements = new Set(inOrder.flatMap((difference) => mend(difference) ?? []));
      await runInSchema(transaction, [...statements]);
      const left = await findDifferences(transaction);
      if (left.length > 0) throw beyondRepair(left);
      const told = differences.map(describeDifference);
      if (told.length > 0) {
        const installation = await readInstallation(transaction);
        await insertAudit(transaction, {
          operation: "repair_structure",
          succeeded: true,
          organizationId: installation?.organization?.id ?? null,
          ...describeActor(actor, { repaired: told }),
        });
      }
      return told;
    },
    { limits: longLimits, evenIfDifferent: true },
  );
  noteDifferences(database, []);
  return { done: true, repaired };
}

/** Triggers need their functions, and no rule or policy may be in the way of the statements before. */
const order: readonly PartKind[] = ["rule", "table", "function", "column", "constraint", "index", "trigger"];

async function lookForDifferences(scope: Scope): Promise<readonly Difference[]> {
  const ledger = await readLedger(scope, migrations);
  refuseForeignLedger(ledger);
  if (ledger.kind === "absent") {
    throw new GatehouseError(
      "NO_INSTALLATION",
      `There is no installation that Gatehouse made in schema "${scope.schema}".`,
    );
  }
  if (ledger.kind === "behind") {
    throw new GatehouseError("NO_INSTALLATION", "Gatehouse's tables in this database are of an earlier version.", {
      remedy: "Upgrade them first: gatehouse plan, then gatehouse apply.",
    });
  }
  return findDifferences(scope);
}

const fingerprint = (differences: readonly Difference[]): string =>
  createHash("sha256").update(JSON.stringify(differences)).digest("hex").slice(0, 32);

const beyondRepair = (differences: readonly Difference[]): GatehouseError => {
  const { code, message } = differs(differences.map(describeDifference));
  return new GatehouseError(code, message, {
    remedy:
      "A repair cannot mend this without losing rows. Restore the tables from a full database backup (pg_restore).",
  });
};
