/** The login of a person just invited: the initial password's hash. */
import { type CompiledQuery, sql } from "kysely";
import type { Transaction } from "../transaction.js";

export interface NewLogin {
  readonly lsUserId: string;
  readonly email: string;
  readonly fullName: string | null;
  readonly passwordHash: string;
}

/** The statement, to be executed or committed with. */
export function insertLogin(transaction: Transaction, login: NewLogin): CompiledQuery {
  return transaction
    .insertInto("provider_users")
    .values({
      ls_user_id: login.lsUserId,
      email: login.email,
      full_name: login.fullName,
      provisioning_method: "invite",
      email_confirmed_at: sql<Date>`now()`,
      hashed_password: login.passwordHash,
      password_is_initial: true,
      password_set_at: sql<Date>`now()`,
    })
    .compile();
}
