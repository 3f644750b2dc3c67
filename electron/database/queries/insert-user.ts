/** Inserting a row of `users`. The login is a row of `provider_users`. */
import type { Transaction } from "../scope.js";

/** A user's two ids: other tables refer to `id`, logins and audit rows to `ls_user_id`. */
export interface UserKey {
  readonly id: string;
  readonly lsUserId: string;
}

/** Inserts a user with new ids and answers them. */
export async function insertUser(
  { kysely }: Transaction,
  user: { readonly email: string; readonly fullName: string | null },
): Promise<UserKey> {
  const row = await kysely
    .insertInto("users")
    .values({ email: user.email, full_name: user.fullName, avatar_url: null })
    .returning(["id", "ls_user_id"])
    .executeTakeFirstOrThrow();
  return { id: row.id, lsUserId: row.ls_user_id };
}
