/** A text that is being edited reads as it would from scratch, whatever was composed of it before. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isAlias, isMap, isScalar, isSeq, type Pair } from "yaml";
import { checkDocuments } from "../../../../electron/config/documents.js";
import { ComposedBlocks } from "../../../../electron/config/yaml/blocks.js";
import { parseDocuments } from "../../../../electron/config/yaml/read.js";
import { goodValues } from "../read.js";

/** What rules and fixes look at of a node; where the comments behind it end is nothing to them. */
function plain(node: unknown): unknown {
  if (node === null) return null;
  const { range, anchor, tag } = node as { range: readonly number[]; anchor?: string; tag?: string };
  const common = { range: range.slice(0, 2), anchor, tag };
  if (isMap(node)) {
    const pairs = node.items as readonly Pair[];
    return { ...common, flow: node.flow, pairs: pairs.map(({ key, value }) => [plain(key), plain(value)]) };
  }
  if (isSeq(node)) return { ...common, flow: node.flow, items: node.items.map(plain) };
  if (isAlias(node)) return { ...common, alias: node.source };
  if (isScalar(node)) return { ...common, type: node.type, source: node.source, value: node.value };
  throw new Error("a node of no known kind");
}

function read(text: string, blocks?: ComposedBlocks): unknown {
  try {
    return parseDocuments({ file: "values.yaml", text }, { blocks }).map(({ contents, value, duplicates }) => ({
      contents: plain(contents),
      value,
      duplicates,
    }));
  } catch (error) {
    return error;
  }
}

const whole = `# The installation of Harbour Ltd.

config: &config
  authType: mixed # of the chart
  basicAuth: {enabled: true,
    jwtSecret: "one\\
      two"}
images:
# at the edge
- name: backend
  tag: 'a

    b'
notes: |+
  text

  # no comment
empty:
again: *config
frontend: {<<: *config}
folded: >-

    far
  in
? long
: short
"quoted": 1
a.b/c: plain
  goes on
last: # nothing
  # but a comment
`;

/** What typing, pasting and deleting put in, with a liking for what begins or ends a block. */
const piece = fc.constantFrom(
  ..."a: 1\n|b:\n|\n|\n\n|\r\n|  |: | #|# x\n|- |\"|'|{|}|[|]|&a |*a|*config|<<: |? |!!str |!x |---\n|...\n|%|\t|x|: >+\n|: |-\n|\ufeff|config:\n".split(
    "|",
  ),
  "|\n",
  "a: |\n",
  '"\n',
  "'\n",
  "{\n",
  "\r",
  "?",
  "\t\n",
  "\\/",
);
const edit = fc.record({ at: fc.nat(10_000), cut: fc.oneof(fc.constant(0), fc.nat(3), fc.nat(80)), put: piece });
const apply = (text: string, { at, cut, put }: { at: number; cut: number; put: string }): string => {
  const place = at % (text.length + 1);
  return text.slice(0, place) + put + text.slice(place + cut);
};
const start = fc.oneof(
  fc.constantFrom(whole, goodValues, whole.replaceAll("\n", "\r\n"), `\ufeff${whole}`, ""),
  fc.array(piece, { maxLength: 30 }).map((parts) => parts.join("")),
);

describe("a text of which blocks were composed before", () => {
  it("reads as from scratch after any edits", () => {
    fc.assert(
      fc.property(start, fc.array(edit, { maxLength: 12 }), (first, edits) => {
        const blocks = new ComposedBlocks();
        let text = first;
        for (const next of [null, ...edits]) {
          if (next !== null) text = apply(text, next);
          expect(read(text, blocks)).toEqual(read(text));
        }
      }),
      { numRuns: 2_000 },
    );
  }, 120_000);

  it("is checked as from scratch, beside other files", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), edit), { maxLength: 8 }), (edits) => {
        const blocks = new ComposedBlocks();
        const documents = [
          { file: "a.yaml", text: goodValues },
          { file: "b.yaml", text: goodValues },
        ];
        for (const [second, next] of edits) {
          const place = second ? 1 : 0;
          const before = documents[place] ?? { file: "", text: "" };
          documents[place] = { ...before, text: apply(before.text, next) };
          expect(checkDocuments(documents, undefined, blocks)).toEqual(checkDocuments(documents));
        }
      }),
      { numRuns: 200 },
    );
  }, 120_000);
});

describe("what is kept of a text", () => {
  const composed = (blocks: ComposedBlocks, text: string) => blocks.compose("values.yaml", text)?.map ?? null;

  it("is every block but the one that was edited, at its new place", () => {
    const blocks = new ComposedBlocks();
    const before = composed(blocks, "a: 1\nb: 2\nc: 3\n")?.items ?? [];
    const after = composed(blocks, "a: 1\nb: 2222\nc: 3\n")?.items ?? [];
    expect(after.map((pair, place) => pair === before[place])).toEqual([true, false, true]);
    expect(after.map(({ key }) => key.range[0])).toEqual([0, 5, 13]);
  });

  it("is one block each where the same text stands twice", () => {
    const blocks = new ComposedBlocks();
    const text = "a: 1\na: 1\n";
    for (let time = 0; time < 2; time += 1)
      expect(composed(blocks, text)?.items.map(({ key }) => key.range[0])).toEqual([0, 5]);
  });

  it("outlasts an error in another block", () => {
    const blocks = new ComposedBlocks();
    const before = composed(blocks, "a: 1\nb: 2\nc: 3\n")?.items ?? [];
    expect(composed(blocks, 'a: 1\nb: "\nc: 3\n')).toBeNull();
    const after = composed(blocks, "a: 1\nb: 2\nc: 3\n")?.items ?? [];
    expect(after.map((pair, place) => pair === before[place])).toEqual([true, false, true]);
  });

  it("is nothing of files that are not open any more", () => {
    const blocks = new ComposedBlocks();
    const before = composed(blocks, "a: 1\n")?.items ?? [];
    blocks.keep(["other.yaml"]);
    expect(composed(blocks, "a: 1\n")?.items[0]).not.toBe(before[0]);
  });
});

// Each took minutes.
describe("a text of very many blocks", { timeout: 30_000 }, () => {
  it("is refused as the whole is, not composed to its end first", () => {
    const documents = [{ file: "values.yaml", text: "a: 1\n".repeat(400_000) }];
    const { report } = checkDocuments(documents, undefined, new ComposedBlocks());
    expect(report.findings).toMatchObject([{ rule: "unreadable", message: expect.stringContaining("far more") }]);
  });

  it("that are all the same key is checked as the whole is", () => {
    const documents = [{ file: "values.yaml", text: "a: 1\n".repeat(50_000) }];
    const { report } = checkDocuments(documents, undefined, new ComposedBlocks());
    expect(report.findings.filter(({ rule }) => rule === "duplicate-key")).toHaveLength(49_999);
  });
});
