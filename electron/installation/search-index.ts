/** Makes the search index of a new installation, if the server and the database user allow it. */
import { findSearchIndex } from "../database/queries/find-search-index.js";
import { addTrigramExtension, makeSearchIndex } from "../database/queries/make-search-index.js";
import type { Transaction } from "../database/scope.js";
import { attempt } from "../database/transaction.js";

/**
 * Makes the index and returns true, or returns false and lets the bootstrap go on without it. Only a new installation
 * gets it unasked; in an existing one an administrator makes it (`gatehouse index`).
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
