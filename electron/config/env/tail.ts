/** Finding what stands behind a value's closing quote in a `.env`, where compose ends the value. */

export interface Tail {
  /** Offsets into the text, without the blanks around it. */
  readonly start: number;
  readonly end: number;
  /** True where no blank stands between it and the quote. */
  readonly attached: boolean;
  /** True for a NAME=VALUE, which compose reads as one; compose drops anything else. */
  readonly assigns: boolean;
}

/**
 * The words behind the quote that ends before `quoteEnd`; null for blanks, a comment, and a NAME=VALUE behind a blank.
 * A word directly behind `"#` counts as words, because hardly anybody leaves out both blanks of a comment.
 */
export function tailBehind(text: string, quoteEnd: number): Tail | null {
  const newline = text.indexOf("\n", quoteEnd);
  const line = text.slice(quoteEnd, newline === -1 ? text.length : newline);
  const written = line.replace(/(?<=\s)#.*$/s, "").trim();
  if (written === "" || (written.startsWith("#") && !/^#[^\s#]\S*$/.test(written))) return null;
  const attached = !/^\s/.test(line);
  const assigns = !written.startsWith("#") && /[=:]/.test(written);
  if (!attached && assigns) return null;
  const start = quoteEnd + line.indexOf(written);
  return { start, end: start + written.length, attached, assigns };
}
