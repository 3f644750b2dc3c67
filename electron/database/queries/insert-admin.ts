/** Makes a user Organization Admin, Admin of every workspace, and gives it a login where one is wanted. */
import { sql } from "kysely";
import type { Transaction } from "../scope.js";
import type { UserKey } from "./insert-user.js";

export interface NewAdmin {
  readonly user: UserKey;
  readonly organizationId: string;
  readonly login: { readonly email: string; readonly passwordHash: string } | null;
}

/** Identities the user already has are raised to admin; a login it already has is replaced. */
export async function insertAdmin({ kysely }: Transaction, { user, organizationId, login }: NewAdmin): Promise<void> {
  if (login !== null) {
    await kysely
      .insertInto("provider_users")
      .values({
        ls_user_id: user.lsUserId,
        email: login.email,
        full_name: null,
        provisioning_method: "bootstrap",
        email_confirmed_at: sql<Date>`now()`,
        hashed_password: login.passwordHash,
        password_set_at: sql<Date>`now()`,
      })
      .onConflict((conflict) =>
        conflict.columns(["provider", "ls_user_id"]).doUpdateSet({
          email: login.email,
          hashed_password: login.passwordHash,
          is_disabled: false,
          password_set_at: sql<Date>`now()`,
          updated_at: sql<Date>`now()`,
        }),
      )
      .execute();
  }
  const role = (name: string) =>
    sql<string>`(${kysely.selectFrom("roles").select("id").where("name", "=", name).where("organization_id", "is", null)})`;
  const { id: parent } = await kysely
    .insertInto("identities")
    .values({
      organization_id: organizationId,
      tenant_id: null,
      user_id: user.id,
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
          sql<string>`${user.id}::uuid`.as("user_id"),
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
