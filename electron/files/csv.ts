/** Writing CSV that a spreadsheet opens without running any of it. */

/** Lines of cells by RFC 4180, each ended by CRLF. A cell that a spreadsheet would take for a formula is defused. */
export const toCsv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map((cell) => quote(defuse(cell))).join(",")}\r\n`).join("");

/** Puts an apostrophe before a formula, which makes it text (OWASP, CSV Injection). */
const defuse = (cell: string): string => (/^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell);

const quote = (cell: string): string => (/[",\r\n;]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
