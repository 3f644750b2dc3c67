/** Ending the sessions of one user or of all, and deleting all sessions. */
import { sql } from "kysely";
import type { Transaction } from "../scope.js";

/** Ends the user's sessions, or all where no `userId` is given, but not the session `except`. Answers how many. */
export async function endSessions(
  { kysely }: Transaction,
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

/** Deletes every session, ended ones too, and every attempt to sign in. */
export async function deleteSessions({ kysely }: Transaction): Promise<void> {
  await kysely.deleteFrom("sessions").execute();
  await kysely.deleteFrom("sign_in_attempts").execute();
}
