/** Where a statement runs and how it names the installation's tables: every query is given one of these. */
import { type Kysely, type Transaction as KyselyTransaction, type RawBuilder, sql } from "kysely";
import type { Tables } from "./tables.js";

export interface Scope {
  /** A pooled connection, or one in a transaction. Its query builder names the installation's schema by itself. */
  readonly kysely: Kysely<Tables>;
  readonly schema: string;
  /** A table of the installation in raw SQL, with its schema. */
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
