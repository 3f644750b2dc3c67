/** A command line is cut as a shell cuts it. */
import { expect, it } from "vitest";
import { commandsOf } from "../../docs/shell.js";

it.each([
  ["a && b; c | d", [["a"], ["b"], ["c"], ["d"]]],
  ["a < in > out 2> err b", [["a", "b"]]],
  ["a \"b c\" --d='e f' # and so on", [["a", "b c", "--d=e f"]]],
  ["X=1 Y=2 a X=3", [["a", "X=3"]]],
  ["# nothing", []],
  ["a \\\n  b", [["a", "b"]]],
])("%s", (line, commands) => {
  expect(commandsOf(line, "sh")).toEqual(commands);
});
