/** Writes the functions and operators of a migration with their schema, without touching the migration itself. */

/** Every function of Postgres that migrations call. */
const functions =
  "nextval lower now gen_random_uuid sha256 max jsonb_build_object convert_to repeat decode clock_timestamp pg_current_xact_id array_to_string"
    .split(" ")
    .join("|");

const call = new RegExp(`(?<![.\\w])(${functions})(?=\\s*\\()`, "g");
/** Operators whose right side is a text without a type: pg_catalog has none with two operands of the left one's type. */
const operator = / (->>|#>>) /g;

/**
 * The migration's SQL as it is run. Migrations run with the installation's schema as search_path, and where others may
 * make functions there, one of theirs could match the arguments of a call better than Postgres's own. The ledger keeps
 * the checksum of the SQL as it was released, so that is left alone. An operator with operands of exactly the types
 * that pg_catalog's has needs no schema: Postgres takes that one first.
 */
export const qualify = (sql: string): string =>
  sql.replace(call, "pg_catalog.$1").replace(operator, " operator(pg_catalog.$1) ");
