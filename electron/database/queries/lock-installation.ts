/** Locks that keep other sessions from changing what an apply is about to change or count. */
import { sql } from "kysely";
import type { Transaction } from "../scope.js";
import type { ResourceTable } from "./find-resource-tables.js";

/** Lets one apply run at a time in a schema, until the transaction ends. It works behind a transaction-mode pooler. */
export async function lockInstallation({ kysely, schema }: Transaction): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`gatehouse apply ${schema}`}, 0))`.execute(kysely);
}

/**
 * Keeps other sessions from writing to these tables until the transaction ends; they can still read. A resource table
 * that this connection may not lock is left out: the counts show a write to it, and that stops the apply.
 */
export async function lockTables(
  { kysely, table }: Transaction,
  people: readonly string[],
  resources: readonly ResourceTable[],
): Promise<void> {
  for (const name of people) {
    await sql`lock table ${table(name)} in share row exclusive mode`.execute(kysely);
  }
  for (const resource of resources.filter((candidate) => candidate.lockable)) {
    await sql`lock table ${sql.id(resource.schema, resource.name)} in share mode`.execute(kysely);
  }
}
