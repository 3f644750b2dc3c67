/** Reads a table from a file or from pasted lines: decodes it, splits it into rows and finds its columns. */
import { basename } from "node:path";
import type { BulkRequest, TableSource } from "../../../shared/contract/bulk-invites.js";
import { GatehouseError } from "../../../shared/errors.js";
import { readBytes } from "../../files/read.js";
import { type ColumnName, type ColumnReading, readColumns } from "./columns.js";
import { type DecodedText, decodeText } from "./decoding.js";
import { type BadLine, readTable, type Table, type TableRow } from "./table.js";

type Asked = Pick<BulkRequest, "source" | "encoding"> & {
  readonly columns: Readonly<Partial<Record<ColumnName, string>>>;
};

export interface Sheet {
  readonly table: Table;
  readonly encoding: string;
  readonly reading: ColumnReading;
  /** The rows without the header. */
  readonly rows: readonly TableRow[];
}

/**
 * Reads a table. `names` are the columns to find, by default those of an invite. Errors: those of reading a file,
 * FILE_NOT_TEXT, TABLE_EMPTY, TABLE_TOO_LONG, TABLE_COLUMN_MISSING if no column holds emails.
 */
export async function readSheet(asked: Asked, names?: readonly ColumnName[]): Promise<Sheet> {
  const { text, encoding } = await decodeSource(asked);
  const table = readTable(text);
  const reading = readColumns(table.rows[0], asked.columns, names);
  requireRows(table, reading);
  return { table, encoding, reading, rows: reading.header === null ? table.rows : table.rows.slice(1) };
}

/** Adds a verdict for each line that could not be read as a row, and sorts all verdicts by line. */
export const withBadLines = <Verdict extends { readonly line: number }>(
  rows: readonly Verdict[],
  { badLines }: Table,
  badRow: (bad: BadLine) => Verdict,
): readonly Verdict[] => [...rows, ...badLines.map(badRow)].sort((a, b) => a.line - b.line);

/** Makes a cell fit for a message: one line, no control characters, at most 80 characters. */
export const shown = (text: string): string => {
  const line = text.replaceAll(/[\p{Cc}\u2028\u2029]/gu, " ");
  return line.length > 80 ? `${line.slice(0, 80)}…` : line;
};

async function decodeSource({ source, encoding }: Asked): Promise<DecodedText> {
  if (source.by === "text") return { text: source.text, encoding: "utf-8" };
  return decodeText(nameOf(source), await bytesOf(source), encoding);
}

const bytesOf = (source: Exclude<TableSource, { by: "text" }>): Promise<Uint8Array> | Uint8Array =>
  source.by === "path" ? readBytes(source.path) : Buffer.from(source.base64, "base64");

const nameOf = (source: Exclude<TableSource, { by: "text" }>): string =>
  basename(source.by === "path" ? source.path : source.name).replaceAll(/\p{Cc}/gu, "?");

/** Errors: TABLE_EMPTY, TABLE_COLUMN_MISSING. */
function requireRows({ rows, badLines }: Table, { columns, header }: ColumnReading): void {
  const people = rows.length - (header === null ? 0 : 1);
  if (columns.email === undefined && rows.length > 0)
    throw new GatehouseError("TABLE_COLUMN_MISSING", "No column is clearly the one with the emails.");
  if (people <= 0 && badLines.length === 0) throw new GatehouseError("TABLE_EMPTY", "There is nobody in this table.");
}
