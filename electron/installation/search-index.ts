/** The search index of a new installation: made where this server and this user allow it, and else left for later. */
import { findSearchIndex } from "../database/queries/find-search-index.js";
import { addTrigramExtension, makeSearchIndex } from "../database/queries/make-search-index.js";
import type { Transaction } from "../database/scope.js";
import { attempt } from "../database/transaction.js";

/**
 * Whether it was made. Only for an installation that is being made now: an existing one gets neither extension nor
 * index without being asked for (`gatehouse index`). Where the server refuses, the bootstrap goes on without it.
 */
export async function trySearchIndex(transaction: Transaction): Promise<boolean> {
  const { available, extensionSchema, mayCreateExtension } = await findSearchIndex(transaction);
  if (extensionSchema === null && !(available && mayCreateExtension)) return false;
  return attempt(transaction, async () => {
    if (extensionSchema === null) await addTrigramExtension(transaction);
    await makeSearchIndex(transaction, {
      extensionSchema: extensionSchema ?? transaction.schema,
      concurrently: false,
    });
  });
}
