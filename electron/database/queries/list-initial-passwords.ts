/** Listing and counting members who still have their initial password. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";

export interface InitialPasswordRow {
  readonly userId: string;
  readonly email: string;
  readonly fullName: string | null;
  readonly role: string;
  readonly disabled: boolean;
  readonly since: Date;
  /** password_set_at as text, to the microsecond. The next page begins after this and the user's id. */
  readonly sinceText: string;
  readonly ageSeconds: number;
}

/** Up to `limit` members after `after`, deactivated ones too, the oldest initial password first. */
export function listInitialPasswords(
  scope: Scope,
  organizationId: string,
  limit: number,
  after: { readonly at: string; readonly id: string } | undefined,
): Promise<readonly InitialPasswordRow[]> {
  return holders(scope, organizationId)
    .select([
      "user_id as userId",
      "email",
      "full_name as fullName",
      "role",
      "is_disabled as disabled",
      sql<Date>`password_set_at`.as("since"),
      sql<string>`password_set_at::text`.as("sinceText"),
      sql<number>`extract(epoch from now() - password_set_at)::float8`.as("ageSeconds"),
    ])
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(password_set_at, user_id) > (${after?.at}::timestamptz, ${after?.id}::uuid)`),
    )
    .orderBy("password_set_at")
    .orderBy("user_id")
    .limit(limit)
    .execute();
}

/** Exact counts of active members: all, and those whose initial password is older than `hours` (null: none is). */
export async function countInitialPasswords(
  scope: Scope,
  organizationId: string,
  hours: number | null,
): Promise<{ readonly all: number; readonly expired: number }> {
  return holders(scope, organizationId)
    .where("is_disabled", "=", false)
    .select([
      sql<number>`count(*)::int`.as("all"),
      sql<number>`(count(*) filter (where password_set_at < now() - make_interval(hours => ${hours}::int)))::int`.as(
        "expired",
      ),
    ])
    .executeTakeFirstOrThrow();
}

const holders = ({ kysely }: Scope, organizationId: string) =>
  kysely
    .selectFrom("gatehouse_members")
    .where("organization_id", "=", organizationId)
    .where("password_is_initial", "=", sql.lit(true))
    .where("password_set_at", "is not", null);
