/** What the fixes of one round have claimed of the texts and keys, so that the next one that meets them waits its turn. */
import type { Change, TextEdit } from "../edits/fix.js";

/** Thousands may be asked, so neither question looks at all that was claimed. */
export class Claims {
  /** By file, in order; they do not overlap, so their ends are in order too. */
  readonly #edits = new Map<string, TextEdit[]>();
  readonly #paths = new Set<string>();
  readonly #above = new Set<string>();

  /** True for what edits the same text, or writes one key: each alone would make its own, and the first were lost. */
  meet(changes: readonly Change[], edits: readonly TextEdit[]): boolean {
    return (
      edits.some((edit) => this.#overlaps(edit)) ||
      writtenBy(changes).some((path) => this.#above.has(path) || pathsAbove(path).some((one) => this.#paths.has(one)))
    );
  }

  /** For what `meet` is false of. */
  add(changes: readonly Change[], edits: readonly TextEdit[]): void {
    for (const edit of edits) {
      const own = this.#edits.get(edit.file) ?? [];
      own.splice(placeOf(own, edit.start), 0, edit);
      this.#edits.set(edit.file, own);
    }
    for (const path of writtenBy(changes)) {
      this.#paths.add(path);
      for (const above of pathsAbove(path)) this.#above.add(above);
    }
  }

  #overlaps({ file, start, end }: TextEdit): boolean {
    const own = this.#edits.get(file) ?? [];
    const next = own[placeOf(own, start)];
    return next !== undefined && next.start < end;
  }
}

/** The first that ends behind `start`. */
function placeOf(edits: readonly TextEdit[], start: number): number {
  let [low, high] = [0, edits.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edits[middle]?.end ?? 0) > start) high = middle;
    else low = middle + 1;
  }
  return low;
}

const writtenBy = (changes: readonly Change[]): readonly string[] =>
  changes.flatMap((change) =>
    change.kind === "set" || change.kind === "recover" ? change.path : change.kind === "move" ? change.to : [],
  );

/** `a.b.c`, `a.b` and `a`. */
const pathsAbove = (path: string): readonly string[] => {
  const steps = path.split(".");
  return steps.map((_, place) => steps.slice(0, place + 1).join("."));
};
