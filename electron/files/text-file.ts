/** Reading text files in order to change them: each comes with the revision that tells whether it is still the same. */
import { createHash } from "node:crypto";
import type { ReadDocument } from "../../shared/contract/configuration.js";
import { readTextAndBytes } from "./read.js";

/** The SHA-256 of a file's bytes in hexadecimal. */
export const revisionOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** The texts in the order given, without byte order marks. Errors: those of readTextFile. */
export async function readTextFiles(paths: readonly string[]): Promise<ReadDocument[]> {
  const read: ReadDocument[] = [];
  for (const file of paths) {
    const { text, bytes } = await readTextAndBytes(file);
    read.push({ file, text, revision: revisionOf(bytes) });
  }
  return read;
}
