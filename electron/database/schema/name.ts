/** The rule for the name of an installation's schema. */
import { GatehouseError } from "../../../shared/errors.js";

/** Postgres cuts a longer name without an error (NAMEDATALEN - 1). */
const longestIdentifierBytes = 63;

/**
 * Refuses a name that Postgres cannot give to a schema or reserves for itself. Any case, spaces and quotes are allowed.
 * Throws SCHEMA_NAME_INVALID.
 */
export function checkSchemaName(schema: string): void {
  const bytes = Buffer.byteLength(schema);
  if (bytes === 0 || bytes > longestIdentifierBytes) {
    throw new GatehouseError("SCHEMA_NAME_INVALID", `A schema's name has 1 to 63 bytes; this one has ${bytes}.`);
  }
  if (schema.includes("\0")) {
    throw new GatehouseError("SCHEMA_NAME_INVALID", "A schema's name cannot hold a NUL character.");
  }
  if (schema === "$user") {
    throw new GatehouseError(
      "SCHEMA_NAME_INVALID",
      "$user cannot be a schema's name: a search_path takes it for the user's own schema, even in quotes.",
      {
        remedy: "Use another name.",
      },
    );
  }
  if (schema.startsWith("pg_") || schema === "information_schema") {
    throw new GatehouseError(
      "SCHEMA_NAME_INVALID",
      "Postgres reserves the name information_schema, and all names that start with pg_.",
    );
  }
}
