/** The name of the schema an installation lives in. */
import { GatehouseError } from "../../../shared/errors.js";

/** NAMEDATALEN - 1; Postgres would silently cut a longer name. */
const longestIdentifierBytes = 63;

/**
 * Refuses what Postgres cannot have as a schema, or keeps for itself. Case, spaces and quotes are fine.
 * Throws SCHEMA_NAME_INVALID.
 */
export function checkSchemaName(schema: string): void {
  const bytes = Buffer.byteLength(schema);
  if (bytes === 0 || bytes > longestIdentifierBytes) {
    throw new GatehouseError("SCHEMA_NAME_INVALID", `A schema's name has 1 to 63 bytes, this one has ${bytes}.`);
  }
  if (schema.includes("\0")) {
    throw new GatehouseError("SCHEMA_NAME_INVALID", "A schema's name cannot hold a NUL character.");
  }
  if (schema === "$user") {
    throw new GatehouseError(
      "SCHEMA_NAME_INVALID",
      "A search_path takes $user for the user's own schema, even in quotes.",
      {
        remedy: "Use another name.",
      },
    );
  }
  if (schema.startsWith("pg_") || schema === "information_schema") {
    throw new GatehouseError(
      "SCHEMA_NAME_INVALID",
      "Names starting with pg_, and information_schema, are Postgres's own.",
    );
  }
}
