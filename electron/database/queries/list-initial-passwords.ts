/** Members whose password is still the one that was handed to them, the oldest first. */
import { type Kysely, sql } from "kysely";
import type { Tables } from "../tables.js";

export interface InitialPasswordRow {
  readonly userId: string;
  readonly email: string;
  readonly fullName: string | null;
  readonly role: string;
  readonly disabled: boolean;
  readonly since: Date;
  /** password_set_at as text, to the microsecond, and the login's id: what the next page starts after. */
  readonly sinceText: string;
  readonly loginId: string;
  readonly ageSeconds: number;
}

export function listInitialPasswords(
  kysely: Kysely<Tables>,
  organizationId: string,
  limit: number,
  after: { readonly at: string; readonly id: string } | undefined,
): Promise<readonly InitialPasswordRow[]> {
  return holders(kysely, organizationId)
    .innerJoin("roles", "roles.id", "identities.role_id")
    .select([
      "users.id as userId",
      "users.email as email",
      "users.full_name as fullName",
      "roles.name as role",
      "provider_users.is_disabled as disabled",
      sql<Date>`provider_users.password_set_at`.as("since"),
      sql<string>`provider_users.password_set_at::text`.as("sinceText"),
      "provider_users.id as loginId",
      sql<number>`extract(epoch from now() - provider_users.password_set_at)::float8`.as("ageSeconds"),
    ])
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(provider_users.password_set_at, provider_users.id) > (${after?.at}::timestamptz, ${after?.id}::uuid)`,
      ),
    )
    .orderBy("provider_users.password_set_at")
    .orderBy("provider_users.id")
    .limit(limit)
    .execute();
}

/** Active ones, and of these those whose password is older than `hours`; exactly. */
export async function countInitialPasswords(
  kysely: Kysely<Tables>,
  organizationId: string,
  hours: number | null,
): Promise<{ readonly all: number; readonly expired: number }> {
  return holders(kysely, organizationId)
    .where("provider_users.is_disabled", "=", false)
    .select([
      sql<number>`count(*)::int`.as("all"),
      sql<number>`(count(*) filter (where provider_users.password_set_at < now() - make_interval(hours => ${hours}::int)))::int`.as(
        "expired",
      ),
    ])
    .executeTakeFirstOrThrow();
}

const holders = (kysely: Kysely<Tables>, organizationId: string) =>
  kysely
    .selectFrom("provider_users")
    .innerJoin("users", "users.ls_user_id", "provider_users.ls_user_id")
    .innerJoin("identities", "identities.user_id", "users.id")
    .where("provider_users.provider", "=", "email")
    .where("provider_users.password_is_initial", "=", true)
    .where("provider_users.password_set_at", "is not", null)
    .where("identities.organization_id", "=", organizationId)
    .where("identities.tenant_id", "is", null);
