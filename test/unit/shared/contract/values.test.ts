/** Values that several calls share. */
import { expect, test } from "vitest";
import { isId } from "../../../../shared/contract/values.js";

test.each([
  ["a version that RFC 9562 knows", "6f1c0d7e-3a52-4b8f-9a61-2d4e5f607182", true],
  ["any other bits, as another program may have made them", "6f1c0d7e-3a52-0b8f-0a61-2d4e5f607182", true],
  ["upper case", "6F1C0D7E-3A52-4B8F-9A61-2D4E5F607182", true],
  ["no hyphens", "6f1c0d7e3a524b8f9a612d4e5f607182", false],
  ["something in front", " 6f1c0d7e-3a52-4b8f-9a61-2d4e5f607182", false],
  ["a name", "Harbour", false],
])("an id: %s", (_what, text, is) => {
  expect(isId(text)).toBe(is);
});
