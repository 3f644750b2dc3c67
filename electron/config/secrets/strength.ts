/** Judging roughly how easily a secret is guessed, by its characters alone. */

const fewestCharacters = 8;
const words = ["password", "secret", "langsmith", "langchain", "qwerty", "letmein", "welcome", "administrator"];
const runs = ["abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm"];

/**
 * Why a secret is weak, as half a sentence, or null. A weak secret has few different characters, repeats a piece, or is
 * a known word or a run of the keyboard with little around it.
 */
export function weaknessOf(secret: string): string | null {
  const text = secret.trim().toLowerCase();
  if (new Set(text).size < fewestCharacters) return "is made of few different characters";
  if (/^(.{1,12}?)\1+$/su.test(text)) return "repeats the same piece";
  const rest = withoutKnown(text);
  return rest.length < fewestCharacters ? "is a known word with little around it" : null;
}

/** The text without known words and runs of four characters or more. */
function withoutKnown(text: string): string {
  const bare = words.reduce((left, word) => left.replaceAll(word, ""), text);
  const pieces: string[] = [];
  for (let at = 0; at < bare.length; ) {
    const run = runLength(bare, at);
    if (run < 4) pieces.push(bare[at] ?? "");
    at += run < 4 ? 1 : run;
  }
  return pieces.join("");
}

/** The length of the keyboard run that starts at an offset. */
function runLength(text: string, at: number): number {
  let length = 0;
  while (at + length < text.length && runs.some((run) => run.includes(text.slice(at, at + length + 1)))) length += 1;
  return length;
}
