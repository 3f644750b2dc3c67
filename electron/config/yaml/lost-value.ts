/** A value that is none to YAML, which takes its first sign for that of a tag (!), an anchor (&) or a comment (#). */

export interface LostValue {
  readonly sign: string;
  /** As it is written, its sign included. */
  readonly text: string;
  /** Offsets into the file's text. */
  readonly start: number;
  readonly end: number;
}

/** One word alone on the line of its key, but for a comment. */
const lost = /[ \t]*:[ \t]+([!&][^\s,[\]{}]+|#[^\s#]\S*)(?=[ \t]*(?:[ \t]#[^\r\n]*)?(?:[\r\n]|$))/y;
/** Those may well stand before nothing: `!!str` is an empty text. */
const yamlTag = /^!(?:<.*|!(?:str|null|bool|int|float|timestamp|binary|map|seq|set|omap|pairs))$/;

/**
 * What may have been meant as the value of a key that has none, given the offset behind the key. Null where nothing is
 * there or more than one word, and for an anchor that something in the text refers to.
 */
export function lostBehind(text: string, keyEnd: number): LostValue | null {
  lost.lastIndex = keyEnd;
  const [all = "", written = ""] = lost.exec(text) ?? [];
  if (written === "" || yamlTag.test(written)) return null;
  if (written.startsWith("&") && text.includes(`*${written.slice(1)}`)) return null;
  const end = keyEnd + all.length;
  return { sign: written.charAt(0), text: written, start: end - written.length, end };
}
