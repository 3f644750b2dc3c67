/** Recognising a secret that is base64 of readable text, and so was most likely encoded once too often. */

const base64 = /^(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const readable = /^[^\p{C}\p{Z}](?:[^\p{C}]{4,}[^\p{C}\p{Z}])?\r?\n?$/u;
const fewestCharacters = 8; // fewer characters decode to something readable by chance

/** True for base64 of text that people can read. Random bytes, as `openssl rand -base64` prints, are never readable. */
export function isEncodedText(text: string): boolean {
  const packed = text.trim().replace(/[\r\n]/g, "");
  if (packed.length < fewestCharacters || packed.length % 4 !== 0 || !base64.test(packed)) return false;
  try {
    return readable.test(new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(packed, "base64")));
  } catch {
    return false;
  }
}
