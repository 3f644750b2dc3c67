/** Input that no database can hold is refused before it reaches one. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { refuseUnstorable } from "../../../electron/router/storable.js";

const codeOf = (area: string, input: unknown): unknown => {
  try {
    refuseUnstorable([area, "call"], input);
    return "let in";
  } catch (error) {
    return error instanceof Error && "code" in error ? error.code : error;
  }
};

test.each([
  ["NUL in a text", { email: "a\0b" }],
  ["half of a surrogate pair", { name: "a\ud800" }],
  ["its other half, deep inside", { member: { emails: ["x", "\udc00"] } }],
  ["NUL in a key", { "a\0": 1 }],
  ["a regular expression", { email: /x/ }],
  ["a set", new Set(["x"])],
  ["more nesting than any call has", JSON.parse(`${"[".repeat(30)}${"]".repeat(30)}`)],
])("%s is refused", (_what, input) => {
  expect(codeOf("members", input)).toBe("USAGE");
});

test("the text of a configuration stays as it is: NUL in it is a finding", () => {
  expect(codeOf("configuration", { documents: [{ file: "values.yaml", text: "a\0" }] })).toBe("let in");
  expect(codeOf("configuration", { documents: /x/ })).toBe("USAGE");
});

test("every JSON of well-formed text without NUL is let in", () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5, stringUnit: "grapheme" }), (value) => {
      fc.pre(!JSON.stringify(value).includes("\\u0000"));
      return codeOf("members", value) === "let in";
    }),
  );
});
