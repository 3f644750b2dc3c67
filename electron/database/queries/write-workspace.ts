/** Making and changing workspaces. A lock lets one change of an organization's workspaces run at a time. */
import { sql } from "kysely";
import type { Transaction } from "../scope.js";
import { findSystemRole } from "./list-roles.js";

/** Makes other changes of the organization's workspaces and settings wait until the transaction ends. */
export async function lockOrganization({ kysely }: Transaction, organizationId: string): Promise<void> {
  await kysely.selectFrom("organizations").select("id").where("id", "=", organizationId).forNoKeyUpdate().execute();
}

/** Answers the new workspace's id. */
export async function insertWorkspace({ kysely }: Transaction, organizationId: string, name: string): Promise<string> {
  const { id } = await kysely
    .insertInto("tenants")
    .values({ display_name: name, organization_id: organizationId, tenant_handle: null })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

/** Writes the workspace's name and whether it is archived. */
export async function updateWorkspace(
  { kysely }: Transaction,
  id: string,
  { name, archived }: { readonly name: string; readonly archived: boolean },
): Promise<void> {
  await kysely
    .updateTable("tenants")
    .set({ display_name: name, is_deleted: archived, version: sql<number>`version + 1` })
    .where("id", "=", id)
    .execute();
}

/** Makes every Organization Admin an Admin of the workspace, for queries that look for its members. */
export async function insertWorkspaceAdmins(
  transaction: Transaction,
  organizationId: string,
  workspaceId: string,
): Promise<void> {
  const held = await findSystemRole(transaction, "ORGANIZATION_ADMIN");
  const given = await findSystemRole(transaction, "WORKSPACE_ADMIN");
  await transaction.kysely
    .insertInto("identities")
    .columns(["organization_id", "tenant_id", "user_id", "role_id", "access_scope", "parent_identity_id"])
    .expression((eb) =>
      eb
        .selectFrom("identities as parent")
        .select([
          "parent.organization_id",
          sql<string>`${workspaceId}::uuid`.as("tenant_id"),
          "parent.user_id",
          sql<string>`${given}::uuid`.as("role_id"),
          sql<"workspace">`'workspace'`.as("access_scope"),
          "parent.id as parent_identity_id",
        ])
        .where("parent.organization_id", "=", organizationId)
        .where("parent.tenant_id", "is", null)
        .where("parent.role_id", "=", held),
    )
    .onConflict((conflict) =>
      conflict
        .columns(["tenant_id", "user_id"])
        .where("tenant_id", "is not", null)
        .doUpdateSet((eb) => ({ role_id: eb.ref("excluded.role_id") })),
    )
    .execute();
}
