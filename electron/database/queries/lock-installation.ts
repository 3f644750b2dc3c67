/** Locks that keep everybody else from changing what an apply is about to change or count. */
import { sql } from "kysely";
import type { Transaction } from "../scope.js";
import type { ResourceTable } from "./find-resource-tables.js";

/** One apply at a time per schema, for the length of the transaction: works behind a transaction-mode pooler. */
export async function lockInstallation({ kysely, schema }: Transaction): Promise<void> {
  await sql`set local lock_timeout = '15s'`.execute(kysely);
  await sql`select pg_advisory_xact_lock(hashtextextended(${`gatehouse apply ${schema}`}, 0))`.execute(kysely);
}

/**
 * Keeps other sessions from writing to people and resources until the transaction ends; reading goes on. Tables this
 * connection may not lock are left out: a write to them in between still shows in the counts, and stops the apply.
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
