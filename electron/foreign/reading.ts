/** Looking at an installation this console did not make, in transactions that cannot write. */
import { GatehouseError } from "../../shared/errors.js";
import type { Database } from "../database/connect.js";
import { type Catalogue, has, readCatalogue } from "../database/queries/read-catalogue.js";
import type { Transaction } from "../database/scope.js";
import { snapshot } from "../database/transaction.js";

/** The least that makes an installation of what is there, and none of this console's own. */
export const isReadable = (catalogue: Catalogue): boolean =>
  !catalogue.hasLedger &&
  has(catalogue, "users", "id", "email") &&
  has(catalogue, "organizations", "id") &&
  has(catalogue, "tenants", "id", "display_name");

/** Whether the connected schema holds one. */
export const holdsForeignInstallation = (database: Database): Promise<boolean> =>
  snapshot(database, async (transaction) => isReadable(await readCatalogue(transaction)));

/**
 * Runs `read` with what columns there are, in one read-only transaction. Errors: NOT_FOREIGN where this console made
 * the installation, because there whoever looks must have signed in; NO_INSTALLATION where there is nothing to read.
 */
export function readForeign<T>(
  database: Database,
  read: (transaction: Transaction, catalogue: Catalogue) => Promise<T>,
): Promise<T> {
  return snapshot(database, async (transaction) => {
    const catalogue = await readCatalogue(transaction);
    if (catalogue.hasLedger) {
      throw new GatehouseError("NOT_FOREIGN", "Gatehouse made this installation: it is not looked at from outside.");
    }
    if (!isReadable(catalogue)) {
      throw new GatehouseError("NO_INSTALLATION", `There is no installation in schema "${database.schema}".`);
    }
    return read(transaction, catalogue);
  });
}

/** What a call that found no installation of this console's is refused with, where there is another's. */
export const refusal = (database: Database, cause: unknown): GatehouseError =>
  new GatehouseError(
    "INSTALLATION_READ_ONLY",
    `Gatehouse did not make the installation in schema "${database.schema}": it is looked at and never written to.`,
    { cause },
  );
