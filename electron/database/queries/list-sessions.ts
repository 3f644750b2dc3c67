/**
 * Listing sessions by keyset, the latest first. The order is by the time they expire, which is a fixed time after the
 * sign-in but in whole seconds, like a token's; then by the moment they began.
 */
import { sql } from "kysely";
import type { Scope } from "../scope.js";

export interface SessionRow {
  readonly id: string;
  readonly userId: string;
  readonly email: string;
  readonly fullName: string | null;
  readonly signedInAt: Date;
  readonly expiresAt: Date;
  /** expires_at and created_at as text, to the microsecond. The next page begins after these and the id. */
  readonly expiresAtText: string;
  readonly signedInAtText: string;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
  readonly live: boolean;
}

export interface SessionFilter {
  readonly userId: string | undefined;
  /** True to list ended and expired sessions too. */
  readonly ended: boolean;
}

const isLive = sql<boolean>`(sessions.ended_at is null and sessions.expires_at > now())`;

/** Up to `limit` sessions that are earlier in time than `before`. */
export function listSessions(
  scope: Scope,
  filter: SessionFilter,
  limit: number,
  before: { readonly at: string; readonly second: string; readonly id: string } | undefined,
): Promise<readonly SessionRow[]> {
  return matching(scope, filter)
    .innerJoin("users", "users.id", "sessions.user_id")
    .select([
      "sessions.id as id",
      "users.id as userId",
      "users.email as email",
      "users.full_name as fullName",
      "sessions.created_at as signedInAt",
      "sessions.expires_at as expiresAt",
      sql<string>`sessions.expires_at::text`.as("expiresAtText"),
      sql<string>`sessions.created_at::text`.as("signedInAtText"),
      "sessions.ended_at as endedAt",
      "sessions.end_reason as endReason",
      isLive.as("live"),
    ])
    .$if(before !== undefined, (query) =>
      query.where(
        sql<boolean>`(sessions.expires_at, sessions.created_at, sessions.id)
                     < (${before?.at}::timestamptz, ${before?.second}::timestamptz, ${before?.id}::uuid)`,
      ),
    )
    .orderBy("sessions.expires_at", "desc")
    .orderBy("sessions.created_at", "desc")
    .orderBy("sessions.id", "desc")
    .limit(limit)
    .execute();
}

/** The exact count of live sessions, of one user or of all, and when the user's last session began (null for all). */
export async function countSessions(
  scope: Scope,
  userId: string | undefined,
): Promise<{ readonly live: number; readonly lastSignInAt: Date | null }> {
  const { live } = await matching(scope, { userId, ended: false })
    .select(sql<number>`count(*)::int`.as("live"))
    .executeTakeFirstOrThrow();
  if (userId === undefined) return { live, lastSignInAt: null };
  const row = await scope.kysely
    .selectFrom("sessions")
    .select(sql<Date | null>`max(created_at)`.as("at"))
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return { live, lastSignInAt: row?.at ?? null };
}

const matching = ({ kysely }: Scope, { userId, ended }: SessionFilter) =>
  kysely
    .selectFrom("sessions")
    .$if(userId !== undefined, (query) => query.where("sessions.user_id", "=", userId ?? ""))
    .$if(!ended, (query) => query.where(isLive));
