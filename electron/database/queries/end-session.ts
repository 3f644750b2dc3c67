/** Ending one session. */
import { sql } from "kysely";
import type { Transaction } from "../scope.js";

/** Ends a live session. Answers its user's id; undefined where no live session has this id. */
export async function endSession(
  { kysely }: Transaction,
  sessionId: string,
  reason: string,
): Promise<string | undefined> {
  const row = await kysely
    .updateTable("sessions")
    .set({ ended_at: sql<Date>`now()`, end_reason: reason })
    .where("id", "=", sessionId)
    .where("ended_at", "is", null)
    .where("expires_at", ">", sql<Date>`now()`)
    .returning("user_id")
    .executeTakeFirst();
  return row?.user_id;
}
