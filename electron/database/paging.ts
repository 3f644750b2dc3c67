/** Paging by keyset: a page's cursor holds the position of its last row, and the next page begins after it. */
import { z } from "zod";
import { id } from "../../shared/contract/values.js";
import { GatehouseError } from "../../shared/errors.js";

/** A time as Postgres prints a timestamptz, to the microsecond. */
export const momentText = z
  .string()
  .regex(/^(?:-infinity|\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?[+-]\d\d(?::\d\d){0,2})$/);

/** A uuid as Postgres prints it. Postgres also takes uuids that name no version. */
export const uuidText = id.lowercase();

/** A text without NUL, which Postgres does not take. */
export const plainText = z.string().regex(/^[^\0]*$/);

/** Writes and reads the cursors of one list. */
export interface Cursor<Position> {
  write(position: Position): string;
  /**
   * The cursor's position; undefined without a cursor, for the first page. Errors: USAGE for a cursor of another list.
   */
  read(cursor: string | undefined): Position | undefined;
}

/** The cursors of a list with positions of this form. `list` names it in error sentences: "a list of sessions". */
export const cursorOf = <Position>(list: string, position: z.ZodType<Position>): Cursor<Position> => ({
  write: (at) => Buffer.from(JSON.stringify(at)).toString("base64url"),
  read: (cursor) => {
    if (cursor === undefined) return undefined;
    const read = position.safeParse(parseJson(Buffer.from(cursor, "base64url").toString()));
    if (!read.success) throw new GatehouseError("USAGE", `This cursor does not come from ${list}.`);
    return read.data;
  },
});

/**
 * Makes a page of up to `limit` rows out of up to `limit + 1`: one row more says that another page follows, and
 * `cursorAfter` then makes its cursor of the page's last row.
 */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  cursorAfter: (last: Row) => string,
): { readonly page: readonly Row[]; readonly nextCursor: string | null } {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return { page, nextCursor: rows.length > limit && last !== undefined ? cursorAfter(last) : null };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
