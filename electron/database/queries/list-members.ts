/** A page of the organization's members, by keyset: as quick at any depth. */
import { type Kysely, sql } from "kysely";
import type { Tables } from "../tables.js";

export interface MemberRow {
  readonly id: string;
  readonly email: string;
  readonly fullName: string | null;
  readonly role: string;
  readonly disabled: boolean;
  readonly createdAt: Date;
  /** created_at as text, to the microsecond: what the next page starts after. */
  readonly createdAtText: string;
  readonly lastSignInAt: Date | null;
}

export interface MemberFilter {
  readonly organizationId: string;
  /** Part of a name or an email, without case. */
  readonly search: string | undefined;
}

export interface MemberPosition {
  readonly createdAt: string;
  readonly id: string;
}

/** Up to `limit` members after `after`, in the order they were made. */
export function listMembers(
  kysely: Kysely<Tables>,
  filter: MemberFilter,
  limit: number,
  after: MemberPosition | undefined,
): Promise<readonly MemberRow[]> {
  return matching(kysely, filter)
    .leftJoin("provider_users", (join) =>
      join.onRef("provider_users.ls_user_id", "=", "users.ls_user_id").on("provider_users.provider", "=", "email"),
    )
    .innerJoin("roles", "roles.id", "identities.role_id")
    .select((eb) => [
      "users.id as id",
      "users.email as email",
      "users.full_name as fullName",
      "roles.name as role",
      sql<boolean>`coalesce(provider_users.is_disabled, false)`.as("disabled"),
      "users.created_at as createdAt",
      sql<string>`users.created_at::text`.as("createdAtText"),
      eb
        .selectFrom("sessions")
        .select(sql<Date | null>`max(sessions.created_at)`.as("at"))
        .whereRef("sessions.user_id", "=", "users.id")
        .as("lastSignInAt"),
    ])
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(users.created_at, users.id) > (${after?.createdAt}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy("users.created_at")
    .orderBy("users.id")
    .limit(limit)
    .execute();
}

/** How many members match, exactly. */
export async function countMembers(kysely: Kysely<Tables>, filter: MemberFilter): Promise<number> {
  const row = await matching(kysely, filter).select(sql<number>`count(*)::int`.as("n")).executeTakeFirstOrThrow();
  return row.n;
}

const matching = (kysely: Kysely<Tables>, { organizationId, search }: MemberFilter) => {
  const pattern = `%${(search ?? "").replace(/[\\%_]/g, "\\$&")}%`;
  return kysely
    .selectFrom("users")
    .innerJoin("identities", "identities.user_id", "users.id")
    .where("identities.organization_id", "=", organizationId)
    .where("identities.tenant_id", "is", null)
    .$if(search !== undefined && search !== "", (query) =>
      query.where((eb) => eb.or([eb("users.email", "ilike", pattern), eb("users.full_name", "ilike", pattern)])),
    );
};
