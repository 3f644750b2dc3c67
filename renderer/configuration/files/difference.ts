/** What saving would change, line by line, with every secret masked that the editor masks. */
import { diffArrays } from "diff";
import { maskText, type TextRange } from "../secrets/masked-text.js";

export interface MaskedText {
  readonly text: string;
  /** In order, not overlapping; what of the text may not be shown. */
  readonly masked: readonly TextRange[];
}

export interface DifferenceLine {
  readonly kind: "same" | "removed" | "added";
  /** 1-based, in the text before and after; null where it is not in it. */
  readonly before: number | null;
  readonly after: number | null;
  readonly text: string;
}

/** Lines that stand together; what lies between two hunks is the same in both. */
export type Hunk = readonly DifferenceLine[];

const context = 3;
/** Milliseconds. Texts that have next to nothing in common are not worth a finer comparison. */
const longestComparison = 500;

/** The hunks in order, none where nothing changed. */
export function compareTexts(before: MaskedText, after: MaskedText): readonly Hunk[] {
  const lines = compareLines(before, after);
  const hunks: DifferenceLine[][] = [];
  let shownTo = -1;
  for (const [place, { kind }] of lines.entries()) {
    if (kind === "same") continue;
    const from = Math.max(place - context, shownTo + 1);
    const to = Math.min(place + context, lines.length - 1);
    const last = hunks.at(-1);
    if (last !== undefined && from === shownTo + 1) last.push(...lines.slice(from, to + 1));
    else hunks.push(lines.slice(from, to + 1));
    shownTo = to;
  }
  return hunks;
}

/** Every line of both texts, those in both once. */
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
