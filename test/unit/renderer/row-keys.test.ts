/** Which row a key leads to. */
import { expect, test } from "vitest";
import { stepOf } from "../../../renderer/components/row-keys.js";

test.each([
  ["ArrowDown", -1, 0],
  ["ArrowDown", 4, 5],
  ["ArrowDown", 99, 99],
  ["ArrowUp", 4, 3],
  ["ArrowUp", -1, 0],
  ["PageDown", 4, 14],
  ["PageDown", 95, 99],
  ["PageUp", 4, 0],
  ["Home", 50, 0],
  ["End", -1, 99],
])("%s from %i of a hundred rows leads to %i", (key, from, to) => {
  expect(stepOf(key, from, 100, 10)).toBe(to);
});

test("other keys lead nowhere, and without rows none does", () => {
  expect(stepOf("a", 3, 100, 10)).toBeNull();
  expect(stepOf("End", -1, 0, 10)).toBeNull();
});
