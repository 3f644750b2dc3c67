/** Pages by keyset: the cursor at the end of a page holds the position behind which the next one begins. */
import { z } from "zod";
import { GatehouseError } from "../../shared/errors.js";

/** A time as Postgres prints a timestamptz, to the microsecond. */
export const momentText = z
  .string()
  .regex(/^(?:-infinity|\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?[+-]\d\d(?::\d\d){0,2})$/);

/** Any uuid as Postgres prints one, also one without a version. */
export const uuidText = z.guid().lowercase();

/** A text that Postgres can be sent: it has no NUL. */
export const plainText = z.string().regex(/^[^\0]*$/);

/** The cursors of one list. */
export interface Cursor<Position> {
  write(position: Position): string;
  /** Undefined without a cursor, which asks for the first page. Errors: USAGE for a cursor of another list. */
  read(cursor: string | undefined): Position | undefined;
}

/** `list` ends the sentence about a cursor of another list, such as "a list of sessions". */
export const cursorOf = <Position>(list: string, position: z.ZodType<Position>): Cursor<Position> => ({
  write: (at) => Buffer.from(JSON.stringify(at)).toString("base64url"),
  read: (cursor) => {
    if (cursor === undefined) return undefined;
    const read = position.safeParse(parseJson(Buffer.from(cursor, "base64url").toString()));
    if (!read.success) throw new GatehouseError("USAGE", `This cursor does not come from ${list}.`);
    return read.data;
  },
});

/** The page within up to `limit + 1` rows, of which the last only tells that there is more; `cursorAfter` its last row. */
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
