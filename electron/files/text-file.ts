/** Reading text files in order to change them: each comes with the revision that tells whether it is still the same. */
import { createHash } from "node:crypto";
import { syntaxOf } from "../../shared/configuration-format.js";
import type { ReadDocument } from "../../shared/contract/configuration.js";
import { GatehouseError } from "../../shared/errors.js";
import { printable } from "./position.js";
import { readTextAndBytes, readTextStream } from "./read.js";

/** What a text that came by standard input is called in place of a path. */
export const standardInputName = "standard input";

/** The first line that `helm get values` prints without `-o yaml`. */
const helmHeading = /^(?:USER-SUPPLIED|COMPUTED) VALUES:(?=[ \t]*(?:\r?\n|$))/;

/** The SHA-256 of a file's bytes in hexadecimal. */
export const revisionOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/**
 * The texts in the order given, without byte order marks. Errors: those of readTextFile, and FILE_NOT_TEXT for a `.env`
 * in UTF-16, which Helm reads in a YAML file and compose in no `.env`.
 */
export async function readTextFiles(paths: readonly string[]): Promise<ReadDocument[]> {
  const read: ReadDocument[] = [];
  for (const file of paths) {
    const { text, bytes, encoding } = await readTextAndBytes(file);
    if (encoding.startsWith("utf-16") && syntaxOf(file, text) === "env")
      throw new GatehouseError("FILE_NOT_TEXT", `${printable(file)} is in UTF-16, which compose does not read.`, {
        remedy: "Save it as UTF-8 without a mark.",
      });
    read.push({ file, text, revision: revisionOf(bytes) });
  }
  return read;
}

/**
 * The text that comes by standard input. The heading of `helm get values` becomes a comment of the same length, and the
 * `null` that it prints for no values becomes nothing. Errors: those of readTextStream.
 */
export async function readStandardInput(stream: AsyncIterable<Uint8Array | string>): Promise<ReadDocument> {
  const { text, bytes } = await readTextStream(standardInputName, stream);
  const values = text.replace(helmHeading, (heading) => `#${heading.slice(1)}`);
  const nothing = /^(?:#.*\r?\n)?null\s*$/.test(values);
  return { file: standardInputName, text: nothing ? "" : values, revision: revisionOf(bytes) };
}
