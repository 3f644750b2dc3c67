/** The initial password of a member who was inserted before it was hashed, in the same transaction. */
import type { CompiledQuery } from "kysely";
import type { Transaction } from "../scope.js";

/**
 * Stands for a hash in the making, within the transaction that inserts the member: it is no hash, so no password is
 * verified by it. Not null, which would say that there is no password, and have the list of members written twice.
 */
export const hashInTheMaking = "";

/** The statement but for the hash, so that nothing is left to be done once that is there. */
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
