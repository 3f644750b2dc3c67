/** The login of the admin whom the configuration names. */
import { sql } from "kysely";
import type { Transaction } from "../scope.js";

/**
 * Gives the user a login. The password stands in the configuration, so it is an initial one, which expires and has to be
 * changed as the policy says.
 * A login that the user already has gets this email and password instead, and is active again.
 */
export async function writeAdminLogin(
  { kysely }: Transaction,
  login: { readonly lsUserId: string; readonly email: string; readonly passwordHash: string },
): Promise<void> {
  await kysely
    .insertInto("provider_users")
    .values({
      ls_user_id: login.lsUserId,
      email: login.email,
      full_name: null,
      provisioning_method: "bootstrap",
      email_confirmed_at: sql<Date>`now()`,
      hashed_password: login.passwordHash,
      password_is_initial: true,
      password_set_at: sql<Date>`now()`,
    })
    .onConflict((conflict) =>
      conflict.columns(["provider", "ls_user_id"]).doUpdateSet({
        email: login.email,
        hashed_password: login.passwordHash,
        is_disabled: false,
        password_is_initial: true,
        password_set_at: sql<Date>`now()`,
        updated_at: sql<Date>`now()`,
      }),
    )
    .execute();
}
