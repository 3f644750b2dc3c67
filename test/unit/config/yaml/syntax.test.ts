/** What the yaml library makes of a text, where we see to it that it comes to what YAML says. */
import fc from "fast-check";
import { expect, it } from "vitest";
import { composeText } from "../../../../electron/config/yaml/syntax.js";
import { locator } from "../../../../electron/files/position.js";

const read = (text: string): unknown => {
  const [document] = composeText("values.yaml", text, locator("values.yaml", text)).documents;
  expect(document?.errors, text).toEqual([]);
  return document?.toJS();
};

/** No scalar of it runs over several lines, so that a comment may stand between any two. */
const lines = [
  "config:",
  "  authType:",
  "      mixed",
  "  basicAuth: &login",
  "    enabled: true",
  "    jwtSecret:",
  "     'one'",
  "images:",
  "- name:",
  "    backend",
  "- tag: {",
  "    a: b,",
  "    c: d",
  "  }",
  "-",
  "  plain",
  "-   - inner",
  "    -",
  "     far in",
  "copy:",
  "  *login",
  "empty:",
  "last:",
  "  end",
];

const comment = fc
  .record({
    before: fc.nat(lines.length - 1),
    indentation: fc.nat(8),
    told: fc.constantFrom("c", " c", "", "#", "key: 1", "-", "'", "{", "|"),
    blank: fc.boolean(),
  })
  .map(({ before, indentation, told, blank }) => ({
    before,
    text: `${blank ? "\n" : ""}${" ".repeat(indentation)}#${told}`,
  }));

it("a line that is only a comment changes nothing", () => {
  const without = read(lines.join("\n"));
  fc.assert(
    fc.property(
      fc.array(comment, { minLength: 1, maxLength: 8 }),
      fc.constantFrom("\n", "\r\n"),
      (comments, lineEnd) => {
        const commented = lines.flatMap((line, place) => [
          ...comments.filter(({ before }) => before === place).map(({ text }) => text),
          line,
        ]);
        expect(read(`${commented.join("\n")}\n`.replaceAll("\n", lineEnd))).toEqual(without);
      },
    ),
    { numRuns: 1_000 },
  );
});

it("of what is commented out, the next line's value is not part", () => {
  const text = "images:\n#tag: 1\n    backend\nnotes: none\n";
  expect(read(text)).toEqual({ images: "backend", notes: "none" });
});
