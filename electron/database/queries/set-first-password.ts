/** Storing an initial password whose hash is ready only after the member was inserted, in the same transaction. */
import type { CompiledQuery } from "kysely";
import type { Transaction } from "../scope.js";

/**
 * Stands for a hash that is not ready yet, within the transaction that inserts the member. No password matches it. Null
 * would mean that the member has no password, and the member list would be written twice.
 */
export const hashInTheMaking = "";

/** Prepares the statement without the hash, so that only the hash has to be put in when it is ready. */
export function setFirstPassword({ kysely }: Transaction, lsUserId: string): (passwordHash: string) => CompiledQuery {
  const { parameters, ...statement } = kysely
    .updateTable("provider_users")
    .set({ hashed_password: hashInTheMaking })
    .where("provider", "=", "email")
    .where("ls_user_id", "=", lsUserId)
    .compile();
  const [, ...others] = parameters;
  return (passwordHash) => ({ ...statement, parameters: [passwordHash, ...others] });
}
