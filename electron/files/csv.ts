/** Writes CSV (RFC 4180) of which a spreadsheet runs nothing. */

export type CsvCell = string | number | boolean | null;

/**
 * A spreadsheet takes a cell that begins with one of these for a formula: OWASP, CSV Injection, and their full-width
 * forms. csv-stringify's `escape_formulas` (6.9.0) knows all of them but the line feed, so the decision is made here.
 */
const startsFormula = /^[=+\-@\t\r\n＝＋－＠]/;

/** What is quoted: RFC 4180's own characters, the semicolon that some spreadsheets split at, and spaces at an edge. */
const needsQuotes = /[",;\r\n]|^\s|\s$/;

/**
 * One line of cells with its CRLF. A text that a spreadsheet would run as a formula gets an apostrophe in front, which
 * makes it text; numbers stay numbers, and null is an empty cell.
 */
export const csvLine = (cells: readonly CsvCell[]): string => `${cells.map(showCell).join(",")}\r\n`;

function showCell(cell: CsvCell): string {
  if (cell === null) return "";
  if (typeof cell !== "string") return String(cell);
  const text = startsFormula.test(cell) ? `'${cell}` : cell;
  return needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
