/** Where a statement runs, and how it names the installation's tables. Every query takes a scope. */
import { type Kysely, type RawBuilder, sql } from "kysely";
import type { Tables } from "./tables.js";

export interface Scope {
  /** The connection of a transaction, in which Postgres refuses writes. Its query builder names the schema. */
  readonly kysely: Kysely<Tables>;
  readonly schema: string;
  /** Names a table of the installation, with its schema, in raw SQL. */
  readonly table: (name: string) => RawBuilder<unknown>;
}

/** The scope of a transaction that may write. Every query that writes takes one. */
export interface Transaction extends Scope {
  readonly writes: true;
}

/** The scope of a connection in a schema. */
export const scopeOf = (kysely: Kysely<Tables>, schema: string): Scope => ({
  kysely,
  schema,
  table: (name) => sql.id(schema, name),
});
