/** All rows of one of the console's tables exactly as they are, columns it does not know included. */
import { sql } from "kysely";
import type { Transaction } from "../scope.js";

/** A row's id and the row as `to_jsonb` prints it: as text, since a JavaScript number would round a large one. */
export interface RowText {
  readonly id: string;
  readonly row: string;
}

export async function readRows({ kysely, table }: Transaction, name: string): Promise<readonly RowText[]> {
  const { rows } = await sql<RowText>`
    select t.id::text as id, to_jsonb(t)::text as row from ${table(name)} t order by t.id`.execute(kysely);
  return rows;
}
