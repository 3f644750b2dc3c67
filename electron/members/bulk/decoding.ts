/** Decodes a table's bytes, which may come from any program, or refuses them. */
import { GatehouseError } from "../../../shared/errors.js";

export const encodings = ["utf-8", "utf-16le", "utf-16be", "latin1"] as const;
export type Encoding = (typeof encodings)[number];

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
}

const marks: readonly (readonly [encoding: Encoding, bytes: readonly number[]])[] = [
  ["utf-8", [0xef, 0xbb, 0xbf]],
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
];

/** 0x80 to 0x9f in Windows-1252. Text that is called Latin-1 is read so (WHATWG Encoding Standard, 4.2). */
const windows1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/**
 * Returns the text without its byte order mark. Without a mark it is UTF-8, or UTF-16 if every other byte is zero. It
 * is Latin-1 only if that is `stated`, since any bytes are valid Latin-1. `name` is for messages. Errors:
 * FILE_NOT_TEXT.
 */
export function decodeText(name: string, bytes: Uint8Array, stated?: Encoding): DecodedText {
  const marked = marks.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0];
  const encoding = marked ?? stated ?? guess(bytes);
  let text: string;
  try {
    text = encoding === "latin1" ? decodeLatin1(bytes) : new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new GatehouseError("FILE_NOT_TEXT", `${name} is not text in ${encoding.toUpperCase()}.`, {
      remedy:
        encoding === "utf-8"
          ? "Save it as UTF-8; if it is Latin-1 (Windows-1252), say so: --encoding latin1."
          : "Save it as UTF-8.",
    });
  }
  if (text.includes("\0")) throw new GatehouseError("FILE_NOT_TEXT", `${name} is not text: it holds NUL characters.`);
  return { text, encoding };
}

/** Decoded by hand, because Node 20's own decoder reads windows-1252 as ISO 8859-1. */
const decodeLatin1 = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString("latin1")
    .replaceAll(/[\x80-\x9f]/g, (character) => windows1252.charAt(character.charCodeAt(0) - 0x80));

/** Recognizes UTF-16 without a mark by its zero bytes: there are many, and all at odd or all at even offsets. */
function guess(bytes: Uint8Array): Encoding {
  const head = bytes.subarray(0, 512);
  const zeros = [0, 0];
  for (const [index, byte] of head.entries()) if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  const many = head.length / 4;
  if (odd > many && even === 0) return "utf-16le";
  return even > many && odd === 0 ? "utf-16be" : "utf-8";
}
