/** What the fixes of one round have claimed of texts and keys. A fix that meets a claim waits for the next round. */
import type { Change, TextEdit } from "../edits/fix.js";

/** Keeps the claims sorted, because thousands of fixes may ask. */
export class Claims {
  /** The claimed edits of each file in order. They do not overlap, so their ends are in order too. */
  readonly #edits = new Map<string, TextEdit[]>();
  readonly #paths = new Set<string>();
  readonly #above = new Set<string>();

  /** True where a fix edits claimed text or writes a claimed key, which would undo the claim. */
  meet(changes: readonly Change[], edits: readonly TextEdit[]): boolean {
    return (
      edits.some((edit) => this.#overlaps(edit)) ||
      writtenBy(changes).some((path) => this.#above.has(path) || pathsAbove(path).some((one) => this.#paths.has(one)))
    );
  }

  /** Claims what `meet` has found free. */
  add(changes: readonly Change[], edits: readonly TextEdit[]): void {
    for (const edit of edits) {
      const own = this.#edits.get(edit.file) ?? [];
      own.splice(indexBehind(own, edit.start), 0, edit);
      this.#edits.set(edit.file, own);
    }
    for (const path of writtenBy(changes)) {
      this.#paths.add(path);
      for (const above of pathsAbove(path)) this.#above.add(above);
    }
  }

  #overlaps({ file, start, end }: TextEdit): boolean {
    const own = this.#edits.get(file) ?? [];
    const next = own[indexBehind(own, start)];
    return next !== undefined && next.start < end;
  }
}

/** The index of the first edit that ends behind `start`. */
function indexBehind(edits: readonly TextEdit[], start: number): number {
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
  return steps.map((_, index) => steps.slice(0, index + 1).join("."));
};
