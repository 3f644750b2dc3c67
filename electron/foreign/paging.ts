/** Cursors of these lists: where a page ended, and the total, so that it is counted once. */
import { z } from "zod";
import { GatehouseError } from "../../shared/errors.js";
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

const noNul = z.string().regex(/^[^\0]*$/);
const content = z.tuple([noNul, noNul, z.int().min(0), z.enum(["exact", "at-least"])]);

/** What to ask the database for: one row more than the page, which tells whether another follows. Errors: USAGE. */
export function startPage({ search = "", limit, cursor }: ForeignPageRequest): Start {
  const looking = { search: search.replaceAll("\0", "").trim(), limit: limit + 1 };
  if (cursor === undefined) return { query: { ...looking, after: undefined }, limit, total: null };
  const [place, key, total, totalIs] = readCursor(cursor);
  return { query: { ...looking, after: [place, key] }, limit, total: { total, totalIs } };
}

/** The page without that one row, and the way to the next. */
export function finishPage<Row>(found: ForeignRows<Row>, { limit, total: counted }: Start) {
  const page = found.rows.slice(0, limit);
  const last = page.at(-1);
  const total = counted ?? describeTotal(found.total ?? 0);
  const more = found.rows.length > limit && last !== undefined;
  return {
    readOnly: true as const,
    ...total,
    nextCursor: more ? writeCursor([last.place, last.key, total.total, total.totalIs]) : null,
    rows: page.map(({ place: _place, key: _key, ...row }) => row),
  };
}

const describeTotal = (total: number): Total =>
  total > countedExactly ? { total: countedExactly, totalIs: "at-least" } : { total, totalIs: "exact" };

const writeCursor = (position: z.infer<typeof content>): string =>
  Buffer.from(JSON.stringify(position)).toString("base64url");

function readCursor(cursor: string): z.infer<typeof content> {
  try {
    return content.parse(JSON.parse(Buffer.from(cursor, "base64url").toString()));
  } catch {
    throw new GatehouseError("USAGE", "This cursor does not come from a list of this installation.");
  }
}
