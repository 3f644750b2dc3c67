/** Telling a file's encoding by its first bytes, as YAML's readers do, and reading and writing text in it. */

/** UTF-8 with or without a byte order mark, and UTF-16, which always has one (YAML 1.1, 5.2). */
export type TextEncoding = "utf-8" | "utf-8-marked" | "utf-16le" | "utf-16be";

/** A text without its mark, or why the bytes are none, as half a sentence: "… is in UTF-32". */
export type Decoded = { readonly text: string; readonly encoding: TextEncoding } | { readonly fault: string };

const startsWith = (bytes: Uint8Array, ...mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[index] === byte);

function encodingOf(bytes: Uint8Array): TextEncoding | "utf-32" {
  if (startsWith(bytes, 0xff, 0xfe, 0, 0) || startsWith(bytes, 0, 0, 0xfe, 0xff)) return "utf-32";
  if (startsWith(bytes, 0xff, 0xfe)) return "utf-16le"; // as Windows PowerShell's > writes it
  if (startsWith(bytes, 0xfe, 0xff)) return "utf-16be";
  return startsWith(bytes, 0xef, 0xbb, 0xbf) ? "utf-8-marked" : "utf-8";
}

export function decodeText(bytes: Uint8Array): Decoded {
  const encoding = encodingOf(bytes);
  if (encoding === "utf-32") return { fault: "is in UTF-32, which no reader of YAML takes: save it as UTF-8" };
  const label = encoding === "utf-8-marked" ? "utf-8" : encoding;
  try {
    const text = new TextDecoder(label, { fatal: true }).decode(bytes);
    if (!text.includes("\0")) return { text, encoding };
  } catch {
    // said below
  }
  const name = label === "utf-8" ? "UTF-8" : "UTF-16, as its first bytes say";
  return { fault: `is not a text file in ${name}` };
}

/** The bytes of a text with the encoding's mark. The text must be well formed. */
export function encodeText(text: string, encoding: TextEncoding): Uint8Array {
  if (encoding === "utf-8") return new TextEncoder().encode(text);
  if (encoding === "utf-8-marked") return new TextEncoder().encode(`\uFEFF${text}`);
  const marked = `\uFEFF${text}`;
  const view = new DataView(new ArrayBuffer(marked.length * 2));
  for (let at = 0; at < marked.length; at += 1) view.setUint16(at * 2, marked.charCodeAt(at), encoding === "utf-16le");
  return new Uint8Array(view.buffer);
}
