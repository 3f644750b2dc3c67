/** Text that can only be wrong, seen from its lexemes alone: most often what follows a quote or bracket left open. */

const startOfScalar = "\x1f";

/**
 * Whether something stands where no YAML may have it: directly behind a quote or bracket that closes, or as a second
 * colon within one entry between brackets. The lexemes are taken only as far as the first of it.
 */
export function hasStray(lexemes: Iterable<string>): boolean {
  /** Colons of the entry at hand, for every bracket that is open. */
  const colons: number[] = [];
  let isClosed = false;
  let before = "";
  for (const lexeme of lexemes) {
    const isText = before === startOfScalar;
    before = lexeme;
    if (isText || /^[ \t#]/.test(lexeme)) continue;
    if (/^[\r\n]/.test(lexeme)) isClosed &&= colons.length > 0;
    else if (lexeme === "]" || lexeme === "}") {
      colons.pop();
      isClosed = true;
    } else if (lexeme === ",") {
      if (colons.length > 0) colons.splice(-1, 1, 0);
      isClosed = false;
    } else if (lexeme === ":") {
      const inEntry = colons.pop();
      if (inEntry !== undefined && inEntry > 0) return true;
      if (inEntry !== undefined) colons.push(inEntry + 1);
      isClosed = false;
    } else if (lexeme === startOfScalar || /^["'[{]/.test(lexeme)) {
      if (isClosed) return true;
      if (lexeme === "[" || lexeme === "{") colons.push(0);
      isClosed = /^["']/.test(lexeme);
    }
  }
  return false;
}
