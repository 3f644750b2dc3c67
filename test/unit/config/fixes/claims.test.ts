/** What is claimed is met exactly as if it were held against every claim before. */
import fc from "fast-check";
import { expect, it } from "vitest";
import type { Change, TextEdit } from "../../../../electron/config/edits/fix.js";
import { Claims } from "../../../../electron/config/fixes/claims.js";

interface Asked {
  readonly changes: readonly Change[];
  readonly edits: readonly TextEdit[];
}

const overlap = (a: TextEdit, b: TextEdit): boolean => a.file === b.file && a.start < b.end && b.start < a.end;
const written = ({ changes }: Asked): readonly string[] =>
  changes.flatMap((change) => (change.kind === "set" ? [change.path] : change.kind === "move" ? [change.to] : []));
const within = (path: string, other: string): boolean => path === other || path.startsWith(`${other}.`);
const meet = (a: Asked, b: Asked): boolean =>
  a.edits.some((edit) => b.edits.some((other) => overlap(edit, other))) ||
  written(a).some((path) => written(b).some((other) => within(path, other) || within(other, path)));

const path = fc.array(fc.constantFrom("a", "b", "ab"), { minLength: 1, maxLength: 3 }).map((steps) => steps.join("."));
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant("set" as const), path, value: fc.constant("x") }),
  fc.record({ kind: fc.constant("move" as const), path, to: path }),
  fc.record({ kind: fc.constant("remove" as const), path }),
);
const edit: fc.Arbitrary<TextEdit> = fc
  .record({ file: fc.constantFrom("a.yaml", "b.yaml"), start: fc.nat(60), length: fc.nat(6) })
  .map(({ file, start, length }) => ({ file, start, end: start + length, text: "" }));
const asked: fc.Arbitrary<Asked> = fc
  .record({ changes: fc.array(change, { maxLength: 2 }), edits: fc.array(edit, { maxLength: 2 }) })
  .filter(({ edits: [one, other] }) => one === undefined || other === undefined || !overlap(one, other));

it("meets what a look at each claim before would", () => {
  fc.assert(
    fc.property(fc.array(asked, { maxLength: 25 }), (all) => {
      const claims = new Claims();
      const taken: Asked[] = [];
      for (const one of all) {
        const expected = taken.some((other) => meet(one, other));
        expect(claims.meet(one.changes, one.edits)).toBe(expected);
        if (expected) continue;
        claims.add(one.changes, one.edits);
        taken.push(one);
      }
    }),
    { numRuns: 2_000 },
  );
});
