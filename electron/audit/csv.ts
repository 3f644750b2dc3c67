/** CSV as RFC 4180 has it, harmless in a spreadsheet. */

/** A spreadsheet takes a cell that begins so for a formula, and would run it. */
const startsFormula = /^[=+\-@\t\r]/;

/** One line with its CRLF. A cell that a spreadsheet would run as a formula gets an apostrophe in front. */
export const csvLine = (cells: readonly (string | number | boolean | null)[]): string =>
  `${cells.map(csvCell).join(",")}\r\n`;

function csvCell(value: string | number | boolean | null): string {
  if (value === null) return "";
  if (typeof value !== "string") return String(value);
  const harmless = startsFormula.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
