/** Cursors of lists that run along a time (or two) and an id: where a page ended, to the microsecond. */
import { GatehouseError } from "../../shared/errors.js";

export interface Moment {
  /** As Postgres prints a timestamptz. */
  readonly at: string;
  readonly id: string;
}

/** Where those of one time have an order by a second one. */
export interface TwoMoments extends Moment {
  readonly second: string;
}

export const writeCursor = ({ at, id }: Moment): string => encode(at, id);
export const writeTwoCursor = ({ at, second, id }: TwoMoments): string => encode(at, second, id);

const encode = (...parts: readonly string[]): string => Buffer.from(parts.join("|")).toString("base64url");

const time = /^\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?[+-]\d\d(?::\d\d){0,2}$/;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** `what` is said of a cursor that is none, as in "a list of sessions". Errors: USAGE. */
export function readCursor(cursor: string, what: string): Moment {
  const [at = "", id = "", ...more] = decode(cursor);
  if (time.test(at) && uuid.test(id) && more.length === 0) return { at, id };
  throw foreignCursor(what);
}

/** The same of a cursor with two times. */
export function readTwoCursor(cursor: string, what: string): TwoMoments {
  const [at = "", second = "", id = "", ...more] = decode(cursor);
  if (time.test(at) && time.test(second) && uuid.test(id) && more.length === 0) return { at, second, id };
  throw foreignCursor(what);
}

const decode = (cursor: string): readonly string[] => Buffer.from(cursor, "base64url").toString().split("|");

const foreignCursor = (what: string): GatehouseError =>
  new GatehouseError("USAGE", `This cursor does not come from ${what}.`);
