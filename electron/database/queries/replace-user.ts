/** Turning the default user into a person. Its ids stay, so that all that refers to it stays. */
import { sql } from "kysely";
import type { Transaction } from "../scope.js";
import type { UserKey } from "./insert-user.js";

/** Gives the user's row this email and no full name. The database's error 23505 says that another user has it. */
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
