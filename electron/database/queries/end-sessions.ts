/** Ends live sessions: of one user, or of everybody. */
import { type Kysely, sql } from "kysely";
import type { Tables } from "../tables.js";

/** How many were ended. Without `userId`, everybody's. */
export async function endSessions(
  kysely: Kysely<Tables>,
  { userId, reason }: { readonly userId?: string; readonly reason: string },
): Promise<number> {
  const result = await kysely
    .updateTable("sessions")
    .set({ ended_at: sql<Date>`now()`, end_reason: reason })
    .where("ended_at", "is", null)
    .$if(userId !== undefined, (update) => update.where("user_id", "=", userId ?? ""))
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
