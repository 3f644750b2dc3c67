/** What is printed for people: names from a database, which are anybody's, cannot steer the terminal. */
import { afterEach, expect, it, vi } from "vitest";
import { formatTable, printNote, printResult } from "../../../electron/terminal/output.js";

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
