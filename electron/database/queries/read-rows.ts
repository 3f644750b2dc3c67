/** Reading all rows of a table exactly, including columns that Gatehouse does not know. */
import { sql } from "kysely";
import type { Transaction } from "../scope.js";

/** A row's id, and the row as the text that `to_jsonb` prints, since JavaScript would round large numbers. */
export interface RowText {
  readonly id: string;
  readonly row: string;
}

/** All rows of the table `name`, by id. */
export async function readRows({ kysely, table }: Transaction, name: string): Promise<readonly RowText[]> {
  const { rows } = await sql<RowText>`
    select t.id::text as id, to_jsonb(t)::text as row from ${table(name)} t order by t.id`.execute(kysely);
  return rows;
}
