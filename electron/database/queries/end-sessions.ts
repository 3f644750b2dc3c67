/** Ending live sessions, of one user or of everybody, and forgetting all that there were. */
import { sql } from "kysely";
import type { Scope, Transaction } from "../scope.js";

/** How many were ended. Without `userId`, everybody's; `except` is the one that goes on. */
export async function endSessions(
  { kysely }: Scope,
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

/** Forgets every session, ended ones included, and every attempt to sign in. */
export async function deleteSessions({ kysely }: Transaction): Promise<void> {
  await kysely.deleteFrom("sessions").execute();
  await kysely.deleteFrom("sign_in_attempts").execute();
}
