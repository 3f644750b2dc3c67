/** Recognising by its lexemes a text that can only be wrong, most often because a quote or bracket was left open. */

const startOfScalar = "\x1f";

/**
 * True where something stands that no YAML may have: directly behind a closed quote or bracket, or as a second colon
 * within one entry between brackets. Lexemes are taken only as far as that.
 */
export function hasStray(lexemes: Iterable<string>): boolean {
  /** The number of colons in the present entry, for every open bracket. */
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
