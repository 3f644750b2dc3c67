/** Reading what tells one database from every other, also where nothing is in it yet. */
import { sql } from "kysely";
import type { Scope } from "../scope.js";

/**
 * The cluster's system identifier, the database's oid and its name, such as `7573301874104401234/16384/installation`. A
 * standby that took over has the same; a database that was dropped and made again has another. Where this database user
 * may not read the system identifier, `server` stands in its place.
 */
export async function readDatabaseIdentity({ kysely }: Scope, server: string): Promise<string> {
  const { rows } = await sql<{ mayRead: boolean; oid: string; name: string }>`
    select has_function_privilege('pg_control_system()', 'execute') as "mayRead", oid::text, datname::text as name
      from pg_database where datname = current_database()`.execute(kysely);
  const [database] = rows;
  if (database?.mayRead !== true) return `${server}/${database?.oid}/${database?.name}`;
  const system = await sql<{ id: string }>`select system_identifier::text as id from pg_control_system()`.execute(
    kysely,
  );
  return `${system.rows[0]?.id}/${database.oid}/${database.name}`;
}
