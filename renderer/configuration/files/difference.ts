/** The difference between two texts, line by line, with secrets masked. */
import { diffArrays } from "diff";
import { maskText, type TextRange } from "../secrets/masked-text.js";

export interface MaskedText {
  readonly text: string;
  /** The ranges that may not be shown, in order and not overlapping. */
  readonly masked: readonly TextRange[];
}

export interface DifferenceLine {
  readonly kind: "same" | "removed" | "added";
  /** The line's number in the text before and after, from 1; null where the line is not in that text. */
  readonly before: number | null;
  readonly after: number | null;
  readonly text: string;
}

/** Changed lines with the unchanged ones around them. What lies between two hunks is the same in both texts. */
export type Hunk = readonly DifferenceLine[];

const context = 3;
/** Milliseconds after which the comparison stops, for texts that have little in common. */
const longestComparison = 500;

/** The hunks in the order of the texts; none where the texts are the same. */
export function compareTexts(before: MaskedText, after: MaskedText): readonly Hunk[] {
  const lines = compareLines(before, after);
  const hunks: DifferenceLine[][] = [];
  let shownTo = -1;
  for (const [index, { kind }] of lines.entries()) {
    if (kind === "same") continue;
    const from = Math.max(index - context, shownTo + 1);
    const to = Math.min(index + context, lines.length - 1);
    const last = hunks.at(-1);
    if (last !== undefined && from === shownTo + 1) last.push(...lines.slice(from, to + 1));
    else hunks.push(lines.slice(from, to + 1));
    shownTo = to;
  }
  return hunks;
}

/** The lines of both texts in order. A line that is in both is listed once. */
function compareLines(before: MaskedText, after: MaskedText): readonly DifferenceLine[] {
  const [a, b] = [before.text.split("\n"), after.text.split("\n")];
  const whole = [
    { value: a, removed: true, added: false },
    { value: b, removed: false, added: true },
  ];
  const [showA, showB] = [shownLines(a, before), shownLines(b, after)];
  const at = { before: 0, after: 0 };
  return (diffArrays(a, b, { timeout: longestComparison }) ?? whole).flatMap(({ value, removed, added }) =>
    value.map((): DifferenceLine => {
      if (!added) at.before += 1;
      if (!removed) at.after += 1;
      const text = (removed ? showA[at.before - 1] : showB[at.after - 1]) ?? "";
      if (removed) return { kind: "removed", before: at.before, after: null, text };
      return { kind: added ? "added" : "same", before: added ? null : at.before, after: at.after, text };
    }),
  );
}

function shownLines(lines: readonly string[], { text, masked }: MaskedText): readonly string[] {
  let start = 0;
  return lines.map((line) => {
    const from = start;
    start += line.length + 1;
    return maskText(text, masked, from, from + line.length);
  });
}
