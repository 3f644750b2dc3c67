/** Bootstraps an empty schema, or installs without auth in it. */
import { systemRolePermissions } from "../../shared/permissions.js";
import { organizationRoles, workspaceRoles } from "../../shared/roles.js";
import { insertOrganization } from "../database/queries/insert-organization.js";
import { insertSystemRoles } from "../database/queries/insert-system-roles.js";
import { insertUser } from "../database/queries/insert-user.js";
import { makeAdmin } from "../database/queries/make-admin.js";
import { writeAdminLogin } from "../database/queries/write-admin-login.js";
import { insertInstallation } from "../database/queries/write-installation.js";
import type { Applied, Applying } from "./applying.js";
import { trySearchIndex } from "./search-index.js";

/** The id of the only workspace of an installation without login (product document). */
export const defaultWorkspaceId = "00000000-0000-0000-0000-000000000000";

const systemRoles = [
  ...organizationRoles.map((role) => ({ ...role, scope: "organization" as const })),
  ...workspaceRoles.map((role) => ({ ...role, scope: "workspace" as const })),
].map((role) => ({
  name: role.name,
  shown: role.shown,
  scope: role.scope,
  permissions: systemRolePermissions[role.name],
}));

/** Inserts the system roles, the organization, its first workspace, and the admin or the default user. */
export async function applyBootstrap(
  { transaction, configuration, secrets, step }: Applying,
  action: "bootstrap" | "install-without-auth",
): Promise<Applied> {
  const basic = action === "bootstrap";
  await step("roles", () => insertSystemRoles(transaction, systemRoles));
  const { organizationId, workspaceId } = await step("organization", () =>
    insertOrganization(
      transaction,
      basic
        ? { name: configuration.organizationName, workspaceName: configuration.workspaceName }
        : { name: "Default", workspaceName: "Default", workspaceId: defaultWorkspaceId, workspaceHandle: "default" },
    ),
  );
  const email = basic ? (configuration.adminEmail ?? "") : "default";
  await step(basic ? "admin" : "default-user", async () => {
    const user = await insertUser(transaction, { email, fullName: basic ? null : "default" });
    const passwordHash = secrets.adminPasswordHash;
    if (passwordHash !== null) await writeAdminLogin(transaction, { lsUserId: user.lsUserId, email, passwordHash });
    await makeAdmin(transaction, { userId: user.id, organizationId });
  });
  await step("installation", () =>
    insertInstallation(transaction, {
      authMode: basic ? "basic" : "none",
      release: configuration.release,
      jwtSecretHash: secrets.jwtSecretHash,
      organizationId,
    }),
  );
  await step("search", () => trySearchIndex(transaction));
  return { admin: basic ? { email, role: "ORGANIZATION_ADMIN" } : null, organizationId, workspaceId, backup: null };
}
