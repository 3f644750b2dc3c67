/** Reading a foreign installation, in transactions that cannot write. */
import { GatehouseError } from "../../shared/errors.js";
import type { Database } from "../database/connect.js";
import { type Catalogue, has, readCatalogue } from "../database/queries/read-catalogue.js";
import type { Scope } from "../database/scope.js";
import { snapshot } from "../database/transaction.js";

/** True where the schema has the columns that an installation needs at least, and Gatehouse did not make it. */
export const isReadable = (catalogue: Catalogue): boolean =>
  !catalogue.hasLedger &&
  has(catalogue, "users", "id", "email") &&
  has(catalogue, "organizations", "id") &&
  has(catalogue, "tenants", "id", "display_name");

/** True where the connection's schema has a foreign installation. */
export const holdsForeignInstallation = (database: Database): Promise<boolean> =>
  snapshot(database, async (transaction) => isReadable(await readCatalogue(transaction)));

/**
 * Runs `read` with the columns that the installation has, in one read-only transaction.
 * Errors: NOT_FOREIGN where Gatehouse made the installation, whose lists need a sign-in; NO_INSTALLATION.
 */
export function readForeign<T>(
  database: Database,
  read: (scope: Scope, catalogue: Catalogue) => Promise<T>,
): Promise<T> {
  return snapshot(database, async (transaction) => {
    const catalogue = await readCatalogue(transaction);
    if (catalogue.hasLedger) {
      throw new GatehouseError("NOT_FOREIGN", "Gatehouse made this installation, so its lists need a sign-in.");
    }
    if (!isReadable(catalogue)) {
      throw new GatehouseError("NO_INSTALLATION", `There is no installation in schema "${database.schema}".`);
    }
    return read(transaction, catalogue);
  });
}

/** The error for a call that needs an installation that Gatehouse made, where the installation is foreign. */
export const refusal = (database: Database, cause: unknown): GatehouseError =>
  new GatehouseError(
    "INSTALLATION_READ_ONLY",
    `Gatehouse did not make the installation in schema "${database.schema}". It can be read here, and not changed.`,
    { cause },
  );
