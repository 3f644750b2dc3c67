/** The search index of a new installation: made where this server and this user allow it, and else left for later. */
import { sql } from "kysely";
import { findSearchIndex } from "../database/queries/find-search-index.js";
import { addTrigramExtension, makeSearchIndex } from "../database/queries/make-search-index.js";
import type { Transaction } from "../database/transaction.js";

/**
 * Whether it was made. Only for an installation that is being made now: an existing one gets neither extension nor
 * index without being asked for (`gatehouse index`). A refusal of the server is rolled back to where this began.
 */
export async function trySearchIndex(transaction: Transaction, schema: string): Promise<boolean> {
  const { available, extensionSchema, mayCreateExtension } = await findSearchIndex(transaction, schema);
  if (extensionSchema === null && !(available && mayCreateExtension)) return false;
  await sql`savepoint search_index`.execute(transaction);
  try {
    if (extensionSchema === null) await addTrigramExtension(transaction, schema);
    await makeSearchIndex(transaction, schema, {
      extensionSchema: extensionSchema ?? schema,
      concurrently: false,
    });
    await sql`release savepoint search_index`.execute(transaction);
    return true;
  } catch {
    await sql`rollback to savepoint search_index`.execute(transaction);
    return false;
  }
}
