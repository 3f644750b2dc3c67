/** The initial password of a member who was inserted without one, in the same transaction. */
import type { CompiledQuery } from "kysely";
import type { Transaction } from "../transaction.js";

/** The statement but for the hash, so that nothing is left to be done once that is there. */
export function setFirstPassword(transaction: Transaction, lsUserId: string): (passwordHash: string) => CompiledQuery {
  const { parameters, ...statement } = transaction
    .updateTable("provider_users")
    .set({ hashed_password: "" })
    .where("provider", "=", "email")
    .where("ls_user_id", "=", lsUserId)
    .compile();
  const [, ...others] = parameters;
  return (passwordHash) => ({ ...statement, parameters: [passwordHash, ...others] });
}
