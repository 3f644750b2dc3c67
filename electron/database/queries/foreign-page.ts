/** A page of any list of a foreign installation: search, keyset and total, in one statement. */
import { type RawBuilder, sql } from "kysely";
import type { Scope } from "../scope.js";

/** A row's position in a list: the text that the list is sorted by, and the row's own key. */
export type ForeignPosition = readonly [sortText: string, key: string];

export interface ForeignPageQuery {
  readonly search: string;
  readonly limit: number;
  readonly after: ForeignPosition | undefined;
}

export interface ForeignRows<Row> {
  readonly rows: readonly (Row & { readonly sortText: string; readonly key: string })[];
  /** Null for all but the first page. `countedExactly + 1` means that there are more than `countedExactly`. */
  readonly total: number | null;
}

/** A condition: one of `texts` contains `search`, without case. An empty `search` matches every row. */
export const matches = (search: string, texts: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  search === ""
    ? sql`true`
    : sql`(${sql.join(
        texts.map((text) => sql`strpos(lower(${text}), lower(${search}::text)) > 0`),
        sql` or `,
      )})`;

/** Totals are counted up to this number. */
export const countedExactly = 10_000;

interface Shape {
  /** The columns to select from `page` and the joins. */
  readonly columns: RawBuilder<unknown>;
  /** Joins that are made only for the rows of the page. */
  readonly joins: RawBuilder<unknown>;
}

/** Up to `limit` rows of the query `all` after `after`, in the order of its text columns `sort_text` and `key`. */
export async function pageOf<Row>(
  { kysely }: Scope,
  all: RawBuilder<unknown>,
  { limit, after }: ForeignPageQuery,
  { columns, joins }: Shape,
): Promise<ForeignRows<Row>> {
  const isAfter = after === undefined ? sql`true` : sql`(sort_text, key) > (${after[0]}::text, ${after[1]}::text)`;
  const total =
    after === undefined
      ? sql`(select count(*) from (select from (${all}) a limit ${countedExactly + 1}) counted)`
      : sql`null`;
  type Answer = Row & { readonly sortText: string; readonly key: string | null; readonly counted: number | null };
  const { rows } = await sql<Answer>`
    with page as (select * from (${all}) a where ${isAfter} order by sort_text, key limit ${limit})
    select ${columns}, page.sort_text as "sortText", page.key, ${total}::int as counted
      from (values (1)) as one left join page on true ${joins}
     order by page.sort_text, page.key`.execute(kysely);
  return {
    // For an empty page the statement answers one row without a key.
    rows: rows.flatMap(({ counted: _counted, ...row }) => (isRow<Row>(row) ? [row] : [])),
    total: rows[0]?.counted ?? null,
  };
}

const isRow = <Row>(row: unknown): row is Row & { readonly sortText: string; readonly key: string } =>
  typeof row === "object" && row !== null && "key" in row && typeof row.key === "string";
