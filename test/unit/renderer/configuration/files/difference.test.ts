/** The difference that is shown before saving. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareTexts, type Hunk } from "../../../../../renderer/configuration/files/difference.js";

const plain = (text: string) => ({ text, masked: [] });
const compare = (before: string, after: string) => compareTexts(plain(before), plain(after));
const signs = { same: " ", removed: "-", added: "+" } as const;
const show = (hunks: readonly Hunk[]): string[] =>
  hunks.map((hunk) => hunk.map(({ kind, text }) => `${signs[kind]}${text}`).join("|"));
const numbered = (count: number): string[] => Array.from({ length: count }, (_, at) => `line ${at + 1}`);

describe("the difference", () => {
  it("of equal texts is none", () => expect(compare("a\nb\n", "a\nb\n")).toEqual([]));

  it("has three lines around a change, with their numbers", () => {
    const before = numbered(20);
    const after = before.with(9, "changed");
    const [hunk, ...others] = compare(before.join("\n"), after.join("\n"));
    expect(others).toEqual([]);
    expect(show([hunk ?? []])).toEqual([" line 7| line 8| line 9|-line 10|+changed| line 11| line 12| line 13"]);
    expect(hunk?.[3]).toMatchObject({ before: 10, after: null });
    expect(hunk?.[4]).toMatchObject({ before: null, after: 10 });
  });

  it("of changes close together is one hunk, of those far apart two", () => {
    const before = numbered(40);
    const close = before.with(9, "x").with(12, "y");
    expect(show(compare(before.join("\n"), close.join("\n")))).toEqual([
      " line 7| line 8| line 9|-line 10|+x| line 11| line 12|-line 13|+y| line 14| line 15| line 16",
    ]);
    expect(compare(before.join("\n"), before.with(9, "x").with(30, "y").join("\n"))).toHaveLength(2);
  });

  it("of an empty line put in at the top is that line", () => {
    expect(show(compare("\nc\na", "\n\nc\na"))).toEqual([" |+| c| a"]);
  });

  it("shows no secret of either text, and still that it changed", () => {
    const before = { text: "a: 1\nsecret: old-word", masked: [{ from: 13, to: 21 }] };
    const after = { text: "a: 1\nsecret: new-word", masked: [{ from: 13, to: 21 }] };
    expect(show(compareTexts(before, after))).toEqual([" a: 1|-secret: ••••••••|+secret: ••••••••"]);
  });

  it("leads from the one text to the other, each line once and in order", () => {
    const lines = fc.array(fc.constantFrom("a", "b", "c", ""), { maxLength: 30 });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const shown = compare(before.join("\n"), after.join("\n")).flat();
        const rest = (before.length === 0 ? [""] : before).slice();
        const numbers = { before: 0, after: 0 };
        for (const line of shown) {
          for (const side of ["before", "after"] as const) {
            const number = line[side];
            if (number === null) continue;
            expect(number).toBeGreaterThan(numbers[side]);
            numbers[side] = number;
            expect((side === "before" ? before : after)[number - 1] ?? "").toBe(line.text);
          }
        }
        const removed = new Set(shown.filter(({ kind }) => kind === "removed").map((line) => line.before));
        const added = shown.filter(({ kind }) => kind === "added");
        const kept = rest.filter((_, at) => !removed.has(at + 1));
        for (const { after: number, text } of added) kept.splice((number ?? 1) - 1, 0, text);
        expect(kept.join("\n")).toBe(after.join("\n"));
      }),
      { numRuns: 2_000 },
    );
  });
});
