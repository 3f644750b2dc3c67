/** Gives the default user's row a person's email: its ids stay, so whatever points at it stays. */
import { sql } from "kysely";
import type { Transaction } from "../scope.js";
import type { UserKey } from "./insert-user.js";

export async function replaceUser(
  { kysely }: Transaction,
  { userId, email }: { readonly userId: string; readonly email: string },
): Promise<UserKey> {
  const row = await kysely
    .updateTable("users")
    .set({ email, full_name: null, updated_at: sql<Date>`now()` })
    .where("id", "=", userId)
    .returning(["id", "ls_user_id"])
    .executeTakeFirstOrThrow();
  return { id: row.id, lsUserId: row.ls_user_id };
}
