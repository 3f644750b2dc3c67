/** Masking ranges of a text with dots. */

/**
 * A range of a text in the editor, in editor offsets: UTF-16 units, counted with one for every line break. `from` is the
 * first character's and `to` the one behind the last. The contract's `TextMark` counts in the file's own text, where a
 * line break may be two; `toEditorOffset` converts.
 */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

/** The ranges in order, with those that overlap or touch made one. */
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

/** The dots that stand for a secret, as many for every length. */
export const secretDots = "••••••••";

/** The text between two offsets with dots in place of the `masked` ranges, which are in order and do not overlap. */
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
