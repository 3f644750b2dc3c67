/** Splits the text of a CSV file or of pasted lines into rows, each with the line it starts on. */
import { parse } from "csv-parse/sync";
import { GatehouseError } from "../../../shared/errors.js";

export interface TableRow {
  /** 1-based line in the text where the row starts. */
  readonly line: number;
  readonly cells: readonly string[];
}

/** A line that cannot be read as a row, and why. */
export interface BadLine {
  readonly line: number;
  readonly reason: string;
}

export interface Table {
  readonly delimiter: string;
  readonly rows: readonly TableRow[];
  readonly badLines: readonly BadLine[];
}

/** More rows than an organization has people, and few enough to be judged at once. */
export const mostRows = 100_000;
const longestRow = 64 * 1024;
const delimiters = [",", ";", "\t", "|"] as const;

/** Returns every row that is not empty, the header included, with its cells trimmed. Errors: TABLE_TOO_LONG. */
export function readTable(text: string): Table {
  const lines = text.replace(/\r\n?/g, "\n");
  const delimiter = detectDelimiter(lines);
  const badLines: BadLine[] = [];
  let unclosed = false;
  const records = parse(lines, {
    delimiter,
    info: true,
    record_delimiter: "\n",
    relax_column_count: true,
    relax_quotes: true, // a stray quote is a character of its value: refusing it would lose the lines after it
    skip_empty_lines: true,
    skip_records_with_error: true,
    to: mostRows + 2,
    on_skip: () => {
      unclosed = true; // the only mistake that is left with relax_quotes
    },
  }) as unknown as readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[];
  if (unclosed) {
    const reason = 'A quote (") opened here is never closed: nothing from here on can be read.';
    badLines.push({ line: nextLine(lines, records.at(-1)?.info.lines ?? 0), reason });
  }
  if (records.length > mostRows + 1)
    throw new GatehouseError("TABLE_TOO_LONG", `There are more than ${mostRows.toLocaleString("en")} rows.`);
  return {
    delimiter,
    rows: records.flatMap(({ record, info }) => {
      const line = info.lines - countBreaks(record); // where the row starts, as info says where it ends
      const cells = record.map((cell) => cell.trim());
      if (cells.reduce((sum, cell) => sum + cell.length, 0) <= longestRow)
        return cells.every((cell) => cell === "") ? [] : [{ line, cells }];
      badLines.push({ line, reason: "The row is longer than 64 KiB." });
      return [];
    }),
    badLines,
  };
}

const countBreaks = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);

/** The first line after `line` (1-based) that holds anything. */
const nextLine = (text: string, line: number): number =>
  line +
  1 +
  Math.max(
    0,
    text
      .split("\n")
      .slice(line)
      .findIndex((rest) => rest.trim() !== ""),
  );

/** The delimiter that occurs most often, outside quotes, in the first line that has one. */
function detectDelimiter(text: string): string {
  for (const line of text.split("\n", 20)) {
    const bare = line.replaceAll(/"[^"]*"/g, "");
    const counts = delimiters.map((delimiter) => bare.split(delimiter).length);
    const most = Math.max(...counts);
    if (most > 1) return delimiters[counts.indexOf(most)] ?? ",";
  }
  return ",";
}
