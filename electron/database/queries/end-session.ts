/** Ends one session. */
import { type Kysely, sql } from "kysely";
import type { Tables } from "../tables.js";

export async function endSession(kysely: Kysely<Tables>, sessionId: string, reason: string): Promise<void> {
  await kysely
    .updateTable("sessions")
    .set({ ended_at: sql<Date>`now()`, end_reason: reason })
    .where("id", "=", sessionId)
    .where("ended_at", "is", null)
    .execute();
}
