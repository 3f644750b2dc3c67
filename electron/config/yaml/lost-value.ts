/** Finding values whose first sign YAML takes for that of a tag (!), an anchor (&) or a comment (#). */

export interface LostValue {
  readonly sign: string;
  /** The value as it is written, with its sign. */
  readonly text: string;
  /** Offsets into the file's text. */
  readonly start: number;
  readonly end: number;
}

/** A word alone on the line of its key, with at most a comment behind it. */
const lost = /[ \t]*:[ \t]+([!&][^\s,[\]{}]+|#[^\s#]\S*)(?=[ \t]*(?:[ \t]#[^\r\n]*)?(?:[\r\n]|$))/y;
/** Tags that may be meant with nothing behind them: `!!str` is an empty text. */
const yamlTag = /^!(?:<.*|!(?:str|null|bool|int|float|timestamp|binary|map|seq|set|omap|pairs))$/;

/**
 * The word that may have been meant as the value of a key that has none, given the offset behind the key. Null where
 * there is no word or more than one, and for an anchor that something in the text refers to.
 */
export function lostBehind(text: string, keyEnd: number): LostValue | null {
  lost.lastIndex = keyEnd;
  const [all = "", written = ""] = lost.exec(text) ?? [];
  if (written === "" || yamlTag.test(written)) return null;
  if (written.startsWith("&") && text.includes(`*${written.slice(1)}`)) return null;
  const end = keyEnd + all.length;
  return { sign: written.charAt(0), text: written, start: end - written.length, end };
}
