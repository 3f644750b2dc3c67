/** Counting the Organization Admins who can still sign in. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";

/** The active Organization Admins with a password that is not an initial one older than `hours` (null: none expires). */
export async function countSignInAdmins(
  { kysely }: Scope,
  organizationId: string,
  hours: number | null,
): Promise<number> {
  const { n } = await kysely
    .selectFrom("identities")
    .innerJoin("roles", "roles.id", "identities.role_id")
    .innerJoin("users", "users.id", "identities.user_id")
    .innerJoin("provider_users", "provider_users.ls_user_id", "users.ls_user_id")
    .select(sql<number>`count(*)::int`.as("n"))
    .where("identities.organization_id", "=", organizationId)
    .where("identities.tenant_id", "is", null)
    .where("roles.name", "=", "ORGANIZATION_ADMIN")
    .where("roles.organization_id", "is", null)
    .where("provider_users.provider", "=", "email")
    .where("provider_users.is_disabled", "=", false)
    .where("provider_users.hashed_password", "is not", null)
    .where(
      sql<boolean>`not (provider_users.password_is_initial and ${hours}::int is not null
        and provider_users.password_set_at < now() - make_interval(hours => ${hours}::int))`,
    )
    .executeTakeFirstOrThrow();
  return n;
}
