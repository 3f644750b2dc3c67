/** Ranges of a text, and the text with dots where they are. */

/** UTF-16 offsets of the first character and behind the last; a line break counts as one. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** Ranges that overlap or touch as one, in order. */
export function mergeRanges(ranges: readonly TextRange[]): readonly TextRange[] {
  const merged: TextRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = merged.at(-1);
    if (last !== undefined && range.from <= last.to)
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    else merged.push(range);
  }
  return merged;
}

/** What stands for a secret, whatever its length. */
export const secretDots = "••••••••";

/** The text from `from` to `to` with dots in place of `masked`, which is in order and does not overlap. */
export function maskText(text: string, masked: readonly TextRange[], from = 0, to = text.length): string {
  let shown = "";
  let at = from;
  for (const range of masked) {
    if (range.to <= from) continue;
    if (range.from >= to) break;
    shown += text.slice(at, Math.max(at, range.from)) + secretDots;
    at = Math.min(to, range.to);
  }
  return shown + text.slice(at, to);
}
