/** Where a statement runs, and how it names the installation's tables. Every query takes a scope. */
import { type Kysely, type Transaction as KyselyTransaction, type RawBuilder, sql } from "kysely";
import type { Tables } from "./tables.js";

export interface Scope {
  /** A pooled connection, or the connection of a transaction. Its query builder names the installation's schema. */
  readonly kysely: Kysely<Tables>;
  readonly schema: string;
  /** Names a table of the installation, with its schema, in raw SQL. */
  readonly table: (name: string) => RawBuilder<unknown>;
}

/** A scope inside a transaction. */
export interface Transaction extends Scope {
  readonly kysely: KyselyTransaction<Tables>;
}

/** The scope of a connection or transaction in a schema. */
export const scopeOf = <Connection extends Kysely<Tables>>(kysely: Connection, schema: string) => ({
  kysely,
  schema,
  table: (name: string): RawBuilder<unknown> => sql.id(schema, name),
});
