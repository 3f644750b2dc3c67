/** Finding the member who signs in with an email. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";

export interface Login {
  readonly userId: string;
  readonly lsUserId: string;
  readonly email: string;
  readonly fullName: string | null;
  readonly role: string;
  readonly disabled: boolean;
  readonly hashedPassword: string | null;
  /** The initial password's age in seconds, by the database's clock; null where the member has chosen a password. */
  readonly initialForSeconds: number | null;
}

/** The member with this email, which the database compares without case; undefined where there is none. */
export function findLogin({ kysely }: Scope, organizationId: string, email: string): Promise<Login | undefined> {
  return kysely
    .selectFrom("users")
    .innerJoin("identities", "identities.user_id", "users.id")
    .innerJoin("roles", "roles.id", "identities.role_id")
    .leftJoin("provider_users", (join) =>
      join.onRef("provider_users.ls_user_id", "=", "users.ls_user_id").on("provider_users.provider", "=", "email"),
    )
    .select([
      "users.id as userId",
      "users.ls_user_id as lsUserId",
      "users.email as email",
      "users.full_name as fullName",
      "roles.name as role",
      sql<boolean>`coalesce(provider_users.is_disabled, false)`.as("disabled"),
      "provider_users.hashed_password as hashedPassword",
      sql<number | null>`case when provider_users.password_is_initial
        then extract(epoch from now() - provider_users.password_set_at)::float8 end`.as("initialForSeconds"),
    ])
    .where("identities.organization_id", "=", organizationId)
    .where("identities.tenant_id", "is", null)
    .where(sql<boolean>`lower(users.email) = lower(${email})`)
    .executeTakeFirst();
}
