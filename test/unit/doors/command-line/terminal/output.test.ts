/** What is printed for people: names from a database, which are anybody's, cannot steer the terminal. */
import { afterEach, expect, it, vi } from "vitest";
import { formatTable, printNote, printResult } from "../../../../../electron/doors/command-line/terminal/output.js";

afterEach(() => vi.restoreAllMocks());

it.each([
  ["stdout", printResult],
  ["stderr", printNote],
] as const)("on %s leaves control characters out, but for line ends and tabs", (stream, print) => {
  const written = vi.spyOn(process[stream], "write").mockReturnValue(true);
  print("name\u001b]0;title\u0007 \u009b31m\rback\tof\nÉmile 漢字");
  expect(written.mock.calls).toEqual([["name?]0;title? ?31m?back\tof\nÉmile 漢字\n"]]);
});

it("keeps a row of a table on its line", () => {
  expect(
    formatTable([
      ["NAME", "ROLE"],
      ["a\nb", "user"],
    ]),
  ).toBe("NAME  ROLE\na b   user");
});

it("keeps columns under each other, however wide a terminal draws the letters", () => {
  const name = "E\u0301mile 漢字";
  expect(
    formatTable([
      ["NAME", "ROLE"],
      [name, "user"],
      ["ada", "admin"],
    ]).split("\n"),
  ).toEqual([`NAME${" ".repeat(8)}ROLE`, `${name}  user`, `ada${" ".repeat(9)}admin`]);
});
