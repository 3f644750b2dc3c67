/** Numbers and plurals as people read them, in a window and on the command line. */

const numbers = new Intl.NumberFormat("en");

/** 12345 → "12,345". */
export const showNumber = (value: number): string => numbers.format(value);

/** (1, "row") → "1 row"; (2, "row") → "2 rows". An irregular plural is given as `many`. */
export const count = (value: number, one: string, many = `${one}s`): string =>
  `${showNumber(value)} ${value === 1 ? one : many}`;
