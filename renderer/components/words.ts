/** Writes numbers, moments and plurals for people to read. */
import { count, showNumber } from "../../shared/count.js";

export { count, showNumber };

const days = new Intl.DateTimeFormat("en", { dateStyle: "medium" });
const moments = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

function show(format: Intl.DateTimeFormat, iso: string): string {
  const moment = new Date(iso);
  return Number.isNaN(moment.getTime()) ? iso : format.format(moment);
}

/** Date and time of an ISO 8601 moment in the reader's own time zone. Text that is no moment comes back as it is. */
export const showMoment = (iso: string): string => show(moments, iso);

/** The date of an ISO 8601 moment, without the time. */
export const showDay = (iso: string): string => show(days, iso);

/** A count that the console stopped at a limit: the number itself, or "more than 1,000" where there are more. */
export const countUpTo = ({ count: value, more }: { readonly count: number; readonly more: boolean }): string =>
  more ? `more than ${showNumber(value)}` : showNumber(value);
