/** The editor's YAML: an edit is read only as far as it tells, and the text is understood as from scratch. */
import { Tree, TreeFragment } from "@lezer/common";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { yaml } from "../../../../../renderer/configuration/editor/yaml-language.js";
import { makeValues } from "../../../../bench/values-file.js";

const { parser } = yaml.language;

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}
const edited = (text: string, { from, to, insert }: Edit): string => text.slice(0, from) + insert + text.slice(to);

function parseAgain(text: string, edits: readonly Edit[], first = parser.parse(text)) {
  let tree = first;
  let fragments = TreeFragment.addTree(tree);
  let now = text;
  for (const edit of edits) {
    now = edited(now, edit);
    const { from, to, insert } = edit;
    fragments = TreeFragment.applyChanges(fragments, [
      { fromA: from, toA: to, fromB: from, toB: from + insert.length },
    ]);
    tree = parser.parse(now, fragments);
    fragments = TreeFragment.addTree(tree, fragments);
  }
  return { text: now, tree };
}

const partsOf = (tree: Tree): readonly Tree[] => [
  tree,
  ...tree.children.flatMap((child) => (child instanceof Tree ? partsOf(child) : [])),
];

/** Characters of the text below parts that are also another tree's. */
const lengthInCommon = (tree: Tree, parts: ReadonlySet<Tree>): number =>
  parts.has(tree)
    ? tree.length
    : tree.children.reduce((sum, child) => sum + (child instanceof Tree ? lengthInCommon(child, parts) : 0), 0);

describe("YAML in the editor", () => {
  it.each(["", "last: 1\n", "  further:\n    in:\n      still: 1\n"])(
    "is used again but for what was edited, with %j at its end",
    (end) => {
      const text = makeValues(3500) + end;
      const from = text.indexOf("authType: mixed") + "authType: mixed".length;
      const before = parser.parse(text);
      const { tree } = parseAgain(text, [{ from, to: from, insert: "x" }], before);
      expect(lengthInCommon(tree, new Set(partsOf(before)))).toBeGreaterThan(text.length * 0.9);
    },
  );

  it("is understood as from scratch after any edits", () => {
    const line = fc.constantFrom(
      "a:",
      "  b: 1",
      "    - c",
      "  - d: {e: [f]}",
      "g: |",
      "   text",
      "",
      "# h",
      "- 'i",
      "? j",
    );
    const text = fc.array(line, { maxLength: 80 }).map((lines) => lines.join("\n"));
    const edit = fc.record({
      at: fc.nat(2000),
      cut: fc.nat(6),
      insert: fc.constantFrom("", " ", "x", ":", "\n", "- ", "'"),
    });
    fc.assert(
      fc.property(text, fc.array(edit, { maxLength: 5 }), (first, edits) => {
        let length = first.length;
        const placed = edits.map(({ at, cut, insert }) => {
          const from = at % (length + 1);
          const to = Math.min(length, from + cut);
          length += insert.length - (to - from);
          return { from, to, insert };
        });
        const { text: now, tree } = parseAgain(first, placed);
        expect(tree.toString()).toBe(parser.parse(now).toString());
      }),
      { numRuns: 500 },
    );
  });
});
