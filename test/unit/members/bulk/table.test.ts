/** Tables from any program are split into the right rows and columns. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { csvLine } from "../../../../electron/files/csv.js";
import { readColumns } from "../../../../electron/members/bulk/columns.js";
import { mostRows, readTable } from "../../../../electron/members/bulk/table.js";
import { refusal } from "../../config/read.js";

describe("a table", () => {
  test.each([",", ";", "\t", "|"])("is split at %j, and every row knows the line it starts on", (delimiter) => {
    const text = [["email", "name"], ["a@x.example", '"A,\n;B"'], [], ["b@x.example", "B"]]
      .map((row) => row.join(delimiter))
      .join("\r\n");
    expect(readTable(text)).toEqual({
      delimiter,
      badLines: [],
      rows: [
        { line: 1, cells: ["email", "name"] },
        { line: 2, cells: ["a@x.example", "A,\n;B"] },
        { line: 5, cells: ["b@x.example", "B"] },
      ],
    });
  });

  test("may be pasted lines, and old line ends", () => {
    expect(readTable("a@x.example\r\rb@x.example").rows).toEqual([
      { line: 1, cells: ["a@x.example"] },
      { line: 3, cells: ["b@x.example"] },
    ]);
  });

  test("keeps stray quotes as characters and loses no line to them", () => {
    expect(
      readTable('email,name\na@x.example,A\nb"x,B\nc@x.example,"C" D\nd@x.example,D\n').rows.map(({ cells }) => cells),
    ).toEqual([
      ["email", "name"],
      ["a@x.example", "A"],
      ['b"x', "B"],
      ["c@x.example", '"C" D'],
      ["d@x.example", "D"],
    ]);
  });

  test("whose quote is never closed says where it was opened, and that nothing after it was read", () => {
    const { rows, badLines } = readTable('email\na@x.example\n\n"b@x.example\nc@x.example\n\nd@x.example\n');
    expect(rows.map(({ line }) => line)).toEqual([1, 2]);
    expect(badLines).toMatchObject([{ line: 4, reason: expect.stringContaining("never closed") }]);
  });

  test("names a row that is far too long, and reads the others", () => {
    const { rows, badLines } = readTable(`email\n${"x".repeat(70_000)}\nb@x.example\n`);
    expect(badLines).toMatchObject([{ line: 2, reason: expect.stringContaining("64 KiB") }]);
    expect(rows.map(({ line }) => line)).toEqual([1, 3]);
  });

  test("of too many rows is refused by name", () => {
    expect(readTable("a@x.example\n".repeat(mostRows)).rows).toHaveLength(mostRows);
    expect(refusal(() => readTable("a@x.example\n".repeat(mostRows + 2))).code).toBe("TABLE_TOO_LONG");
  });

  test("written by us is read back as it was, but for what a spreadsheet would run", () => {
    const cell = fc.string({ minLength: 1 }).map((text) => `x${text.replaceAll(/\r\n?/g, "\n").trim()}`);
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (cells) => {
        const heading = ["a", "b"];
        expect(readTable([heading, ...cells].map(csvLine).join("")).rows.map((row) => row.cells)).toEqual([
          heading,
          ...cells,
        ]);
      }),
    );
  });
});

describe("columns", () => {
  const row = (...cells: readonly string[]) => ({ line: 1, cells });

  test("are told by their header, however it is written", () => {
    expect(
      readColumns(row("E-Mail Address", "langsmith_role", "Workspace ID", "workspace_name", "Full Name")),
    ).toMatchObject({
      columns: { email: 0, role: 1, workspaceId: 2, workspaceName: 3, fullName: 4 },
    });
  });

  test("without a header are where the first row has its @", () => {
    expect(readColumns(row("Ada", "ada@x.example"))).toEqual({ columns: { email: 1 }, header: null });
  });

  test("can be stated by header or number; one that is not there is none", () => {
    const header = row("contact", "x", "email");
    expect(readColumns(header, { email: "CONTACT", role: "2", fullName: "9" }).columns).toEqual({ email: 0, role: 1 });
  });
});
