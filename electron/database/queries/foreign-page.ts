/** What the lists of an installation this console did not make have in common: search, keyset and total in one statement. */
import { type RawBuilder, sql } from "kysely";
import type { Scope } from "../scope.js";

/** Where a page ended: what the list runs along, and the row's own key. */
export type ForeignPosition = readonly [place: string, key: string];

export interface ForeignPageQuery {
  readonly search: string;
  readonly limit: number;
  readonly after: ForeignPosition | undefined;
}

export interface ForeignRows<Row> {
  readonly rows: readonly (Row & { readonly place: string; readonly key: string })[];
  /** Counted with the first page alone; one more than `countedExactly` stands for "more than that". */
  readonly total: number | null;
}

/** True of rows with the text in one of these, without case; of every row without a text. */
export const matches = (search: string, texts: readonly RawBuilder<unknown>[]): RawBuilder<unknown> =>
  search === ""
    ? sql`true`
    : sql`(${sql.join(
        texts.map((text) => sql`strpos(lower(${text}), lower(${search}::text)) > 0`),
        sql` or `,
      )})`;

/** Up to here totals are counted. */
export const countedExactly = 10_000;

interface Shape {
  /** What of `page` and the joins is answered. */
  readonly columns: RawBuilder<unknown>;
  /** Joined to the rows of the page alone. */
  readonly joins: RawBuilder<unknown>;
}

/** Up to `limit` rows of `all` behind `after`, in the order of its columns `place` and `key`, both text. */
export async function pageOf<Row>(
  { kysely }: Scope,
  all: RawBuilder<unknown>,
  { limit, after }: ForeignPageQuery,
  { columns, joins }: Shape,
): Promise<ForeignRows<Row>> {
  const behind = after === undefined ? sql`true` : sql`(place, key) > (${after[0]}::text, ${after[1]}::text)`;
  const total =
    after === undefined
      ? sql`(select count(*) from (select from (${all}) a limit ${countedExactly + 1}) counted)`
      : sql`null`;
  type Answer = Row & { readonly place: string; readonly key: string | null; readonly counted: number | null };
  const { rows } = await sql<Answer>`
    with page as (select * from (${all}) a where ${behind} order by place, key limit ${limit})
    select ${columns}, page.place, page.key, ${total}::int as counted
      from (values (1)) as one left join page on true ${joins}
     order by page.place, page.key`.execute(kysely);
  return {
    // The one row without a key stands for an empty page.
    rows: rows.flatMap(({ counted: _counted, ...row }) => (isRow<Row>(row) ? [row] : [])),
    total: rows[0]?.counted ?? null,
  };
}

const isRow = <Row>(row: unknown): row is Row & { readonly place: string; readonly key: string } =>
  typeof row === "object" && row !== null && "key" in row && typeof row.key === "string";
