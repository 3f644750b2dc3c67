/** Does what a plan says, in one transaction: all of it or nothing. */
import type { AuditOperation } from "../../shared/audit-operations.js";
import type { ApplyResult, PlanAction } from "../../shared/contract/installation.js";
import { GatehouseError } from "../../shared/errors.js";
import type { InstallationConfiguration } from "../config/configuration.js";
import type { Database } from "../database/connect.js";
import { insertAudit } from "../database/queries/insert-audit.js";
import { lockInstallation } from "../database/queries/lock-installation.js";
import { migrateSchema } from "../database/schema/migrate.js";
import { migrations as allMigrations } from "../database/schema/migrations.js";
import { differs } from "../database/standing.js";
import { longLimits, transact } from "../database/transaction.js";
import { describeActor } from "../organization/actor.js";
import { applyBootstrap } from "./apply-bootstrap.js";
import { applyMigration } from "./apply-migration.js";
import { applyRotation } from "./apply-rotation.js";
import { type Applied, type Applying, type ApplyOptions, unchanged } from "./applying.js";
import { removeBackup } from "./backup.js";
import type { Inspection } from "./inspect.js";
import { makePlan, planWithin } from "./make-plan.js";
import { prepareSecrets } from "./prepare-secrets.js";
import { stepsFor } from "./steps.js";

const operations: Readonly<Record<Exclude<PlanAction, "nothing" | "refuse">, AuditOperation>> = {
  bootstrap: "bootstrap_installation",
  "install-without-auth": "install_without_auth",
  migrate: "migrate_to_basic_auth",
  "rotate-jwt-secret": "rotate_jwt_secret",
  "upgrade-schema": "upgrade_schema",
};

/**
 * Applies the configuration. Errors, after which nothing is changed: PLAN_REFUSED, NOT_CONFIRMED, PLAN_STALE, RESOURCES_CHANGED,
 * FILE_EXISTS or FILE_NOT_WRITABLE for the backup, and those of the database. Only CONNECTION_LOST leaves open whether
 * the change was committed.
 */
export async function apply(
  database: Database,
  configuration: InstallationConfiguration,
  options: ApplyOptions,
): Promise<ApplyResult> {
  const migrations = options.migrations ?? allMigrations;
  const planned = { statedRelease: options.statedRelease, migrations, countsResources: false };
  const first = await makePlan(database, configuration, planned);
  const { action } = first.plan;
  if (first.inspection.differences.length > 0) throw differs(first.inspection.differences);
  if (action === "refuse") throw new GatehouseError("PLAN_REFUSED", first.plan.reason, remedyOf(first.plan.remedy));
  if (first.plan.fingerprint !== options.fingerprint) throw stale();
  const [warning] = first.plan.warnings ?? [];
  if (warning !== undefined && options.despiteWarnings !== true) throw unconfirmed(warning);
  if (action === "nothing") return { action, done: true, ...unchanged(first.inspection, configuration) };

  // Hashing is slow on purpose, so it is done before the transaction and no lock waits for it.
  const secrets = await prepareSecrets(action, configuration);
  let backupWritten = false;
  let atCommit = false;
  const applied = await transact(
    database,
    async (transaction) => {
      await lockInstallation(transaction);
      const again = await planWithin(transaction, configuration, planned);
      if (again.plan.fingerprint !== options.fingerprint) throw stale();
      const facts = { inspection: again.inspection, wanted: configuration, upgrades: upgradesSchema(again.inspection) };
      const remaining = [...stepsFor(action, facts)];
      const step: Applying["step"] = async (id, work) => {
        const next = remaining.shift();
        if (next?.id !== id) throw new GatehouseError("INTERNAL", `"${id}" is not the next step of the plan.`);
        const { title } = next;
        options.onStep?.({ step: id, title, status: "started" });
        const result = await work();
        if (id === "backup") backupWritten = true;
        options.onStep?.({ step: id, title, status: "done" });
        return result;
      };
      const applying: Applying = {
        transaction,
        database,
        configuration,
        inspection: again.inspection,
        secrets,
        options,
        step,
      };
      await step("lock", async () => undefined);
      if (facts.upgrades) await step("schema", () => migrateSchema(transaction, migrations));
      const result = await run(action, applying);
      await step("audit", () => audit(applying, action, result));
      if (remaining.length > 0) throw new GatehouseError("INTERNAL", "The plan has steps that were not done.");
      atCommit = true;
      return result;
    },
    { limits: longLimits },
  ).catch(async (error: unknown) => {
    // If the connection was lost during COMMIT, the migration may have happened, and its backup may be needed. A file
    // that this apply did not write is never removed.
    const unsure = atCommit && error instanceof GatehouseError && error.code === "CONNECTION_LOST";
    if (backupWritten && !unsure) await removeBackup(options.backupFile);
    throw error;
  });
  return { action, done: true, ...applied };
}

const run = (action: Exclude<PlanAction, "nothing" | "refuse">, applying: Applying): Promise<Applied> => {
  switch (action) {
    case "bootstrap":
    case "install-without-auth":
      return applyBootstrap(applying, action);
    case "migrate":
      return applyMigration(applying);
    case "rotate-jwt-secret":
      return applyRotation(applying);
    case "upgrade-schema":
      return Promise.resolve(unchanged(applying.inspection, applying.configuration));
  }
};

const audit = (
  { transaction, configuration, options, inspection }: Applying,
  action: keyof typeof operations,
  applied: Applied,
) =>
  insertAudit(transaction, {
    operation: operations[action],
    succeeded: true,
    organizationId: applied.organizationId,
    workspaceId: applied.workspaceId,
    ...describeActor(options.actor, {
      admin: applied.admin?.email ?? null,
      files: configuration.files,
      schemaVersionBefore: inspection.schemaVersion,
      sessionsEnded: action === "rotate-jwt-secret" ? inspection.liveSessions : 0,
    }),
  });

const upgradesSchema = (inspection: Inspection): boolean =>
  (inspection.schemaVersion ?? 0) < inspection.latestSchemaVersion;

const remedyOf = (remedy: string | null) => (remedy === null ? {} : { remedy });

const unconfirmed = (warning: string) =>
  new GatehouseError("NOT_CONFIRMED", warning, {
    remedy:
      "Nothing was changed. Use a strong secret, or confirm this one: with --accept-weak-jwt-secret, or in the window.",
  });

const stale = () => new GatehouseError("PLAN_STALE", "The database is no longer what the plan was made for.");
