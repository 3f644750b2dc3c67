/** What is known of each connection's installation: while its own tables differ from what they have to be, no writing. */
import { GatehouseError } from "../../shared/errors.js";

const different = new WeakMap<object, readonly string[]>();

/** Notes what differs in the installation of `database`, a sentence for each; nothing, where it is as it has to be. */
export function noteDifferences(database: object, differences: readonly string[]): void {
  if (differences.length === 0) different.delete(database);
  else different.set(database, differences);
}

/** Refuses a write to an installation that was found different. Errors: SCHEMA_DIFFERS. */
export function refuseDifferent(database: object): void {
  const differences = different.get(database);
  if (differences !== undefined) throw differs(differences);
}

/** The error for an installation whose own tables, triggers or functions are not as they have to be. */
export function differs(differences: readonly string[]): GatehouseError {
  const more = differences.length > 3 ? `, and ${differences.length - 3} more` : "";
  return new GatehouseError(
    "SCHEMA_DIFFERS",
    `In Gatehouse's own tables, ${differences.slice(0, 3).join(", ")}${more}.`,
  );
}
