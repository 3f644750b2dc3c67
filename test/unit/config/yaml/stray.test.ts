/** What is called wrong for its lexemes alone is never sound, and saves looking at the rest. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { composeText, isWrongAnyway } from "../../../../electron/config/yaml/syntax.js";
import { locator } from "../../../../electron/files/position.js";

const isSound = (text: string): boolean =>
  composeText("values.yaml", text, locator("values.yaml", text)).documents.every(({ errors }) => errors.length === 0);

/** Without `?`, behind which the library reads `'a' b` as if it were YAML. */
const piece = fc.constantFrom(
  ..."a|b: |: |:|, |,|[|]|{|}|\"|'|\"a\"|'b'|\"\": |- |\n|\n  |\n- |\r\n|#c|# c|&x |*x|!t |!!str |<<: |''|\\|--- |\n---\n|...|%|@| |\t|~|1".split(
    "|",
  ),
  "|\n",
  ">-\n",
  '"\n"',
  "'\n'",
);

describe("a stray", () => {
  it.each([
    'a: "one" two',
    'a: "one" "two"',
    'a: "one\nb: "two"',
    "a: 'one''\n'b': two",
    "a: [one] two",
    'a: {b: "c" d}',
    'a: ["b"\n "c"]',
    "a: {b: c: d}",
    "a: [b,\nc: d\ne: f\n",
  ])("is in %j", (text) => {
    expect(isWrongAnyway(text)).toBe(true);
    expect(isSound(text)).toBe(false);
  });

  it.each([
    'a: "one" # two\nb: "two"',
    "'a': 'b'\n'c': {d: [e: f, 'g'], h: \"i\"}\n",
    'a: {"b":"c", d: {e: f}, ? g : h}',
    'a: "one\n  two"\nb: [c\n  , d]\n',
    "- 'a'\n- 'b'\n? 'c'\n",
  ])("is not in %j", (text) => {
    expect(isWrongAnyway(text)).toBe(false);
  });

  it("is in no sound text", () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
        const text = pieces.join("");
        if (isWrongAnyway(text)) expect(isSound(text), text).toBe(false);
      }),
      { numRuns: 5_000 },
    );
  });
});
