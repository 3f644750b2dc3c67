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
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "binary", maxLength: 8 }), { minLength: 2, maxLength: 4 }), (cells) => {
      const [read = []] = parse(csvLine(cells)) as string[][];
      const expected = cells.map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell));
      expect(read).toEqual(expected);
    }),
  );
});
