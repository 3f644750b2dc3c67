/**
 * Telling whether one word may be a misspelling of another. The distance is our own: damerau-levenshtein 1.0.8 (2021),
 * the usual package, gives the same results at the same speed, but has no types, and its limit throws.
 */

/** True for words that are one edit apart, or two where they are long. Words of less than five letters must be equal. */
export function isNear(a: string, b: string): boolean {
  const most = Math.min(a.length, b.length) < 5 ? 0 : Math.max(a.length, b.length) < 9 ? 1 : 2;
  // Stryker disable next-line all: it only spares the measuring, whose answer is the same
  if (Math.abs(a.length - b.length) > most || !mayBeNear(a, b, most)) return false;
  return distance(a, b, most) <= most;
}

/** An edit takes away one letter at most and brings in one, so words that differ in more letters need not be measured. */
// Stryker disable next-line ConditionalExpression: measuring words that need not be measured answers the same
const mayBeNear = (a: string, b: string, most: number): boolean => countBits(lettersOf(a) ^ lettersOf(b)) <= 2 * most;

// Stryker disable all: with anything less than the number of bits, words are only measured that need not be

/** A bit for each letter that stands in the word. */
function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at += 1) letters |= 1 << (word.charCodeAt(at) & 31);
  return letters;
}

function countBits(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}

// Stryker restore all

/**
 * The Damerau-Levenshtein distance (optimal string alignment): how many letters must be put in, left out, replaced or
 * swapped with their neighbour to make one word of the other. A distance above `most` may come out as any number above.
 */
function distance(a: string, b: string, most: number): number {
  let before: readonly number[] = [];
  let above: readonly number[] = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row += 1) {
    const here = [row];
    let least = row;
    for (let column = 1; column <= b.length; column += 1) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      const edits = Math.min(
        (above[column] ?? 0) + 1,
        (here[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + same,
        swapped ? (before[column - 2] ?? 0) + 1 : Number.MAX_SAFE_INTEGER,
      );
      here.push(edits);
      least = Math.min(least, edits);
    }
    // The least of a row falls again only by a swap, which takes from the row before.
    // Stryker disable next-line all: without it the answer is the same, only later
    if (least > most + 1) return least;
    before = above;
    above = here;
  }
  return above[b.length] ?? 0;
}
