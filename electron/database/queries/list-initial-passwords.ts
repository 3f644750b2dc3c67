/** Members whose password is still the one that was handed to them, the oldest first. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";

export interface InitialPasswordRow {
  readonly userId: string;
  readonly email: string;
  readonly fullName: string | null;
  readonly role: string;
  readonly disabled: boolean;
  readonly since: Date;
  /** password_set_at as text, to the microsecond: with the user's id, what the next page starts after. */
  readonly sinceText: string;
  readonly ageSeconds: number;
}

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

/** Active ones, and of these those whose password is older than `hours`; exactly. */
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
