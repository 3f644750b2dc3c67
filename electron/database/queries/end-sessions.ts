/** Ends live sessions: of one user, or of everybody. */
import { type Kysely, sql } from "kysely";
import type { Tables } from "../tables.js";

/** How many were ended. Without `userId`, everybody's; `except` is the one that goes on. */
export async function endSessions(
  kysely: Kysely<Tables>,
  {
    userId,
    except,
    reason,
  }: { readonly userId?: string; readonly except?: string | undefined; readonly reason: string },
): Promise<number> {
  const result = await kysely
    .updateTable("sessions")
    .set({ ended_at: sql<Date>`now()`, end_reason: reason })
    .where("ended_at", "is", null)
    .$if(userId !== undefined, (update) => update.where("user_id", "=", userId ?? ""))
    .$if(except !== undefined, (update) => update.where("id", "!=", except ?? ""))
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
