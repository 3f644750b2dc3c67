/** Numbers, moments and plurals as people read them. */
import { count, showNumber } from "../../shared/count.js";

export { count, showNumber };

const days = new Intl.DateTimeFormat("en", { dateStyle: "medium" });
const moments = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });

function show(format: Intl.DateTimeFormat, iso: string): string {
  const moment = new Date(iso);
  return Number.isNaN(moment.getTime()) ? iso : format.format(moment);
}

/** An ISO 8601 moment in the reader's own time zone; text that is no moment comes back as it is. */
export const showMoment = (iso: string): string => show(moments, iso);

/** Its day alone. */
export const showDay = (iso: string): string => show(days, iso);

/** Up to a thousand exactly, beyond that "more than 1,000". */
export const countUpTo = ({ count: value, more }: { readonly count: number; readonly more: boolean }): string =>
  more ? `more than ${showNumber(value)}` : showNumber(value);
