/** Cells of an export read back as they were, and no spreadsheet runs one. */
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { csvLine } from "../../../electron/audit/csv.js";

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x","y")'])(
  "%j gets an apostrophe",
  (cell) => {
    const [read] = parse(csvLine([cell])) as string[][];
    expect(read).toEqual([`'${cell}`]);
  },
);

test("null is empty, numbers and truth values stay as they are, also negative ones", () => {
  expect(csvLine([null, -5, true, "a"])).toBe(",-5,true,a\r\n");
});

test("any cells read back as they were, but for the apostrophe", () => {
  const cell = fc.string({ unit: "binary", maxLength: 8 });
  // All in one file: the parser is costly to start.
  const rows = fc.sample(fc.tuple(fc.constant("x"), cell, cell), 500);
  const read: unknown = parse(rows.map(csvLine).join(""));
  const harmless = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
  expect(read).toEqual(rows.map((row) => row.map(harmless)));
});
