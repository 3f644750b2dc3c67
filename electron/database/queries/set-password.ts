/** A member's new password: the login's row is made where there is none yet. */
import { sql } from "kysely";
import type { Transaction } from "../scope.js";

export interface NewPassword {
  readonly lsUserId: string;
  readonly email: string;
  readonly passwordHash: string;
  /** True for a generated one that is handed over. */
  readonly isInitial: boolean;
  /** Also lets a disabled member in again. */
  readonly enable: boolean;
}

export async function setPassword({ kysely }: Transaction, password: NewPassword): Promise<void> {
  const change = {
    hashed_password: password.passwordHash,
    password_is_initial: password.isInitial,
    password_set_at: sql<Date>`now()`,
    updated_at: sql<Date>`now()`,
    ...(password.enable ? { is_disabled: false } : {}),
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
