/** Sessions that would end with the JWT secret, and how many people they belong to. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";

/** Only for a schema that has the sessions table (schema version 2 and later). */
export async function countLiveSessions({
  kysely,
}: Scope): Promise<{ readonly sessions: number; readonly people: number }> {
  const row = await kysely
    .selectFrom("sessions")
    .select([sql<number>`count(*)::int`.as("sessions"), sql<number>`count(distinct user_id)::int`.as("people")])
    .where("ended_at", "is", null)
    .where("expires_at", ">", sql<Date>`now()`)
    .executeTakeFirstOrThrow();
  return { sessions: row.sessions, people: row.people };
}
