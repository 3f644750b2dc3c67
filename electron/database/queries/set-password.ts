/** Setting a member's password. */
import { sql } from "kysely";
import type { Transaction } from "../scope.js";

export interface NewPassword {
  readonly lsUserId: string;
  readonly email: string;
  readonly passwordHash: string;
  /** True for an initial password, which is generated and handed over. */
  readonly isInitial: boolean;
  /** True to also activate a deactivated member. */
  readonly enable: boolean;
}

/** Stores the password's hash, in a new login where the member has none. */
export async function setPassword({ kysely }: Transaction, password: NewPassword): Promise<void> {
  const change = {
    hashed_password: password.passwordHash,
    password_is_initial: password.isInitial,
    password_set_at: sql<Date>`now()`,
    updated_at: sql<Date>`now()`,
    is_disabled: password.enable ? false : undefined,
  };
  await kysely
    .insertInto("provider_users")
    .values({
      ls_user_id: password.lsUserId,
      email: password.email,
      full_name: null,
      provisioning_method: "password-reset",
      ...change,
    })
    .onConflict((conflict) => conflict.columns(["provider", "ls_user_id"]).doUpdateSet(change))
    .execute();
}
