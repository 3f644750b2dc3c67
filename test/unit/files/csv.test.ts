/** Cells of a CSV file read back as they were, and no spreadsheet runs one. */
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { csvLine } from "../../../electron/files/csv.js";

test.each([
  "=1+1",
  "+1",
  "-1",
  "@SUM(A1)",
  "\t=1",
  "\r=1",
  "\n=1+1",
  "＝1+1",
  "＋1",
  "－1",
  "＠SUM(A1)",
  '=HYPERLINK("http://x","y")',
])("%j gets an apostrophe", (cell) => {
  const [read] = parse(csvLine([cell])) as string[][];
  expect(read).toEqual([`'${cell}`]);
});

test("what only holds such a character stays as it is; quotes, semicolons and spaces at an edge are quoted", () => {
  expect(csvLine(["a=b", 'q"q', "a;b", " x", "x "])).toBe('a=b,"q""q","a;b"," x","x "\r\n');
});

test("null is empty, numbers and truth values stay as they are, also negative ones", () => {
  expect(csvLine([null, -5, true, "a"])).toBe(",-5,true,a\r\n");
});

test("any cells read back as they were, but for the apostrophe", () => {
  const cell = fc.string({ unit: "binary", maxLength: 8 });
  // All in one file: the parser is costly to start.
  const rows = fc.sample(fc.tuple(fc.constant("x"), cell, cell), 500);
  const read: unknown = parse(rows.map(csvLine).join(""));
  const harmless = (text: string) => (/^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text);
  expect(read).toEqual(rows.map((row) => row.map(harmless)));
});
