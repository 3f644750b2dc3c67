/** What saving would change, line by line, with every secret masked that the editor masks. */
import { Chunk } from "@codemirror/merge";
import { Text } from "@codemirror/state";
import { maskText, type TextRange } from "./secret-lines.js";

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

/** The hunks in order, none where nothing changed. */
export function compareTexts(before: MaskedText, after: MaskedText): readonly Hunk[] {
  const a = Text.of(before.text.split("\n"));
  const b = Text.of(after.text.split("\n"));
  const lineA = (line: number): string => showLine(a, before, line);
  const lineB = (line: number): string => showLine(b, after, line);
  const hunks: DifferenceLine[][] = [];
  let shownTo = 0; // of the text after
  for (const chunk of Chunk.build(a, b, { scanLimit: 500, timeout: 200 })) {
    const removed = linesOf(a, chunk.fromA, chunk.toA);
    const added = linesOf(b, chunk.fromB, chunk.toB);
    const shift = removed.first - added.first;
    const from = Math.max(1, added.first - context, shownTo + 1);
    const last = hunks.at(-1);
    const hunk = last !== undefined && from <= shownTo + 1 ? last : [];
    if (hunk !== last) hunks.push(hunk);
    const same = (first: number, end: number): void => {
      for (let line = first; line < end; line += 1)
        hunk.push({ kind: "same", before: line + shift, after: line, text: lineB(line) });
    };
    if (last !== undefined && hunk === last)
      while (hunk.at(-1)?.kind === "same" && (hunk.at(-1)?.after ?? 0) >= added.first) hunk.pop();
    same(Math.max(from, 1), added.first);
    for (let line = removed.first; line < removed.end; line += 1)
      hunk.push({ kind: "removed", before: line, after: null, text: lineA(line) });
    for (let line = added.first; line < added.end; line += 1)
      hunk.push({ kind: "added", before: null, after: line, text: lineB(line) });
    const end = Math.min(b.lines + 1, added.end + context);
    for (let line = added.end; line < end; line += 1)
      hunk.push({ kind: "same", before: line + removed.end - added.end, after: line, text: lineB(line) });
    shownTo = Math.max(shownTo, end - 1);
  }
  return hunks;
}

/** Line numbers from `first` up to but not including `end`; a chunk's own end lies behind its last line break. */
function linesOf(text: Text, from: number, to: number): { readonly first: number; readonly end: number } {
  const first = from > text.length ? text.lines + 1 : text.lineAt(from).number;
  if (to <= from) return { first, end: first };
  return { first, end: to > text.length ? text.lines + 1 : text.lineAt(to).number };
}

function showLine(text: Text, { text: source, masked }: MaskedText, number: number): string {
  const line = text.line(number);
  return maskText(source, masked, line.from, line.to);
}
