/** Migrates from none to email/password: replaces the default user in place, and counts resources before and after. */
import { GatehouseError } from "../../shared/errors.js";
import { isUniqueViolation } from "../database/errors.js";
import { countResources } from "../database/queries/count-resources.js";
import { findResourceTables } from "../database/queries/find-resource-tables.js";
import { lockTables } from "../database/queries/lock-installation.js";
import { makeAdmin } from "../database/queries/make-admin.js";
import { replaceUser } from "../database/queries/replace-user.js";
import { writeAdminLogin } from "../database/queries/write-admin-login.js";
import { setJwtSecretHash, turnLoginOn } from "../database/queries/write-installation.js";
import { defaultWorkspaceId } from "./apply-bootstrap.js";
import type { Applied, Applying } from "./applying.js";
import { writeBackup } from "./backup.js";

/** The console's tables that are locked against writes while the migration runs. */
const people = ["users", "provider_users", "identities", "organizations", "tenants", "installation"];

/**
 * Replaces the default user by the configured admin. Errors: RESOURCES_CHANGED if a count differs afterwards, PLAN_REFUSED if another user has the configured email,
 * FILE_EXISTS or FILE_NOT_WRITABLE for the backup.
 */
export async function applyMigration(applying: Applying): Promise<Applied> {
  const { transaction, configuration, inspection, secrets, options, step } = applying;
  const installation = inspection.installation;
  const userId = installation?.defaultUserId ?? null;
  const email = configuration.adminEmail;
  const organizationId = inspection.organization?.id ?? null;
  if (
    installation === null ||
    userId === null ||
    email === null ||
    organizationId === null ||
    secrets.adminPasswordHash === null
  ) {
    throw new GatehouseError("PLAN_STALE", "The default user or the organization is no longer there.");
  }
  const passwordHash = secrets.adminPasswordHash;

  const { tables, before } = await step("count", async () => {
    const { tables: found } = await findResourceTables(transaction);
    await lockTables(transaction, people, found);
    return { tables: found, before: await countResources(transaction, found) };
  });
  await step("backup", () =>
    writeBackup(transaction, {
      file: options.backupFile,
      schemaVersion: inspection.latestSchemaVersion,
      installationId: installation.id,
    }),
  );
  await step("admin", async () => {
    const user = await replaceUser(transaction, { userId, email }).catch((error: unknown) => {
      throw isUniqueViolation(error) ? emailTaken(email) : error;
    });
    await writeAdminLogin(transaction, { lsUserId: user.lsUserId, email, passwordHash });
    await makeAdmin(transaction, { userId: user.id, organizationId });
  });
  await step("jwt-secret", () => setJwtSecretHash(transaction, secrets.jwtSecretHash));
  await step("installation", () =>
    turnLoginOn(transaction, options.statedRelease ?? configuration.release ?? inspection.release),
  );
  await step("verify", async () => {
    const after = await countResources(transaction, tables);
    const changed = before.filter((table, index) => after[index]?.rows !== table.rows);
    if (changed.length > 0) {
      throw new GatehouseError(
        "RESOURCES_CHANGED",
        `Rows in ${changed.map((table) => table.table).join(", ")} changed during the migration, so it was rolled back.`,
      );
    }
  });
  return {
    admin: { email, role: "ORGANIZATION_ADMIN" },
    organizationId,
    workspaceId: defaultWorkspaceId,
    backup: options.backupFile,
  };
}

const emailTaken = (email: string): GatehouseError =>
  new GatehouseError("PLAN_REFUSED", `Another user of the installation already has the email ${email}.`, {
    remedy: "Configure an email that no user has; nothing was changed.",
  });
