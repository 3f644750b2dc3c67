/** Text files that are read in order to be changed: each with the revision that says whether it is still the same. */
import { createHash } from "node:crypto";
import { readTextAndBytes } from "./read.js";

export interface RevisedText {
  readonly file: string;
  /** Without a byte order mark. */
  readonly text: string;
  /** SHA-256 of the file's bytes in hexadecimal. */
  readonly revision: string;
}

export const revisionOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** In the order given. Errors: those of readTextFile. */
export async function readTextFiles(paths: readonly string[]): Promise<RevisedText[]> {
  const read: RevisedText[] = [];
  for (const file of paths) {
    const { text, bytes } = await readTextAndBytes(file);
    read.push({ file, text, revision: revisionOf(bytes) });
  }
  return read;
}
