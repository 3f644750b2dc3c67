/** Counting the sessions that a new JWT secret would end. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";

/** Live sessions, and how many members they belong to. The schema must have version 2 or later, which has sessions. */
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
