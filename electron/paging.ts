/** Cursors of lists that run along a time and an id: where a page ended, to the microsecond. */
import { GatehouseError } from "../shared/errors.js";

export interface Moment {
  /** As Postgres prints a timestamptz. */
  readonly at: string;
  readonly id: string;
}

export const writeCursor = ({ at, id }: Moment): string => Buffer.from(`${at}|${id}`).toString("base64url");

const form =
  /^(\d{4,6}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d+)?[+-]\d\d(?::\d\d){0,2})\|([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** `what` is said of a cursor that is none, as in "a list of sessions". Errors: USAGE. */
export function readCursor(cursor: string, what: string): Moment {
  const [, at, id] = form.exec(Buffer.from(cursor, "base64url").toString()) ?? [];
  if (at === undefined || id === undefined) {
    throw new GatehouseError("USAGE", `This cursor does not come from ${what}.`);
  }
  return { at, id };
}
