/** Making a user Organization Admin. */
import { sql } from "kysely";
import type { Transaction } from "../scope.js";

/**
 * Makes the user Organization Admin, and Admin of every workspace that is not archived. Other roles the user has there
 * are replaced.
 */
export async function makeAdmin(
  { kysely }: Transaction,
  { userId, organizationId }: { readonly userId: string; readonly organizationId: string },
): Promise<void> {
  const role = (name: string) =>
    sql<string>`(${kysely.selectFrom("roles").select("id").where("name", "=", name).where("organization_id", "is", null)})`;
  const { id: parent } = await kysely
    .insertInto("identities")
    .values({
      organization_id: organizationId,
      tenant_id: null,
      user_id: userId,
      role_id: role("ORGANIZATION_ADMIN"),
      access_scope: "organization",
      parent_identity_id: null,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["organization_id", "user_id"])
        .where("tenant_id", "is", null)
        .doUpdateSet((eb) => ({ role_id: eb.ref("excluded.role_id") })),
    )
    .returning("id")
    .executeTakeFirstOrThrow();
  await kysely
    .insertInto("identities")
    .columns(["organization_id", "tenant_id", "user_id", "role_id", "access_scope", "parent_identity_id"])
    .expression((eb) =>
      eb
        .selectFrom("tenants")
        .select([
          "tenants.organization_id",
          "tenants.id",
          sql<string>`${userId}::uuid`.as("user_id"),
          role("WORKSPACE_ADMIN").as("role_id"),
          sql<"workspace">`'workspace'`.as("access_scope"),
          sql<string>`${parent}::uuid`.as("parent_identity_id"),
        ])
        .where("tenants.organization_id", "=", organizationId)
        .where("tenants.is_deleted", "=", false),
    )
    .onConflict((conflict) =>
      conflict
        .columns(["tenant_id", "user_id"])
        .where("tenant_id", "is not", null)
        .doUpdateSet((eb) => ({
          role_id: eb.ref("excluded.role_id"),
          parent_identity_id: eb.ref("excluded.parent_identity_id"),
        })),
    )
    .execute();
}
