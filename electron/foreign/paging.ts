/** Paging these lists. A cursor holds the position of a page's last row, and the total, which is counted only once. */
import { z } from "zod";
import { cursorOf, pageOf, plainText } from "../database/paging.js";
import { countedExactly, type ForeignPageQuery, type ForeignRows } from "../database/queries/foreign-page.js";

export interface ForeignPageRequest {
  readonly search?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

interface Total {
  readonly total: number;
  readonly totalIs: "exact" | "at-least";
}

interface Start {
  readonly query: ForeignPageQuery;
  readonly limit: number;
  readonly total: Total | null;
}

const cursors = cursorOf(
  "a list of this installation",
  z.tuple([plainText, plainText, z.int().min(0), z.enum(["exact", "at-least"])]),
);

/**
 * What to ask the database for: one row more than the page, to know whether another page follows.
 * Errors: USAGE for a cursor of another list.
 */
export function startPage({ search = "", limit, cursor }: ForeignPageRequest): Start {
  const looking = { search: search.replaceAll("\0", "").trim(), limit: limit + 1 };
  const start = cursors.read(cursor);
  if (start === undefined) return { query: { ...looking, after: undefined }, limit, total: null };
  const [sortText, key, total, totalIs] = start;
  return { query: { ...looking, after: [sortText, key] }, limit, total: { total, totalIs } };
}

/** Makes the page, with its total and the next page's cursor, of the rows found. */
export function finishPage<Row>(found: ForeignRows<Row>, { limit, total: counted }: Start) {
  const total = counted ?? describeTotal(found.total ?? 0);
  const { page, nextCursor } = pageOf(found.rows, limit, ({ sortText, key }) =>
    cursors.write([sortText, key, total.total, total.totalIs]),
  );
  return {
    readOnly: true as const,
    ...total,
    nextCursor,
    rows: page.map(({ sortText: _sortText, key: _key, ...row }) => row),
  };
}

const describeTotal = (total: number): Total =>
  total > countedExactly ? { total: countedExactly, totalIs: "at-least" } : { total, totalIs: "exact" };
