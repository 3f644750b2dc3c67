/** Reading the files that the administrator names: text of a sane size, and pipes such as <(sops -d values.yaml). */
import { constants, type Stats } from "node:fs";
import { type FileHandle, open, stat } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import { GatehouseError } from "../../shared/errors.js";
import { decodeText, type TextEncoding } from "../../shared/text-encoding.js";
import { printable } from "./position.js";

const mebibyte = 1024 * 1024;
export const largestFile = 8 * mebibyte;
const pipeChunk = 64 * 1024;
const slowWriterMilliseconds = 60_000; // the command that fills the pipe may ask for a passphrase
const lateWriterMilliseconds = 2_000;

/**
 * The text of a file in UTF-8 or UTF-16, without its byte order mark. Throws FILE_MISSING, FILE_IS_DIRECTORY, FILE_UNREADABLE,
 * FILE_TOO_LARGE or FILE_NOT_TEXT; messages name the file and never hold its content.
 */
export const readTextFile = async (path: string): Promise<string> => (await readTextAndBytes(path)).text;

/** A file's text with the bytes and the encoding it was decoded from. */
export interface TextFile {
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly encoding: TextEncoding;
}

/** The text of the file. `access` is how the file is opened. Errors: those of readTextFile. */
export async function readTextAndBytes(path: string, access: number = constants.O_RDONLY): Promise<TextFile> {
  return decodeBytes(path, await readBytes(path, access));
}

/** The bytes of a file of up to 8 MiB, whatever they mean. Errors: those of readTextFile except FILE_NOT_TEXT. */
export async function readBytes(path: string, access: number = constants.O_RDONLY): Promise<Uint8Array> {
  try {
    refuseUnreadable(path, await stat(path));
    // Without O_NONBLOCK, opening a pipe nobody writes to would hang for good.
    const handle = await open(path, access | (constants.O_NONBLOCK ?? 0));
    try {
      const opened = await handle.stat();
      refuseUnreadable(path, opened);
      return opened.isFIFO() ? await readPipe(path, handle) : await readRegular(path, handle);
    } finally {
      await handle.close().catch(() => undefined);
    }
  } catch (error) {
    throw explain(path, error);
  }
}

function refuseUnreadable(path: string, stats: Stats): void {
  if (stats.isDirectory()) throw new GatehouseError("FILE_IS_DIRECTORY", `${printable(path)} is a directory.`);
  if (!stats.isFile() && !stats.isFIFO())
    throw new GatehouseError("FILE_UNREADABLE", `${printable(path)} is a device or socket, not a file.`, {
      remedy: "Name a regular file or a pipe.",
    });
  if (stats.size > largestFile) throw tooLarge(path);
}

/** Counts the bytes although the size is known: files in /proc have size 0, and a file may grow while it is read. */
async function readRegular(path: string, handle: FileHandle): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let total = 0;
  for (;;) {
    const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(mebibyte), 0, mebibyte, null);
    if (bytesRead === 0) return Buffer.concat(chunks);
    total += bytesRead;
    if (total > largestFile) throw tooLarge(path);
    chunks.push(buffer.subarray(0, bytesRead));
  }
}

/** Reads a pipe without blocking: it gives nothing before its writer comes and after it left, and EAGAIN in between. */
async function readPipe(path: string, handle: FileHandle): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let total = 0;
  let heard = Date.now();
  for (;;) {
    const read = await handle.read(Buffer.allocUnsafe(pipeChunk), 0, pipeChunk, null).catch(nullIfBusy);
    if (read !== null && read.bytesRead > 0) {
      total += read.bytesRead;
      if (total > largestFile) throw tooLarge(path);
      chunks.push(read.buffer.subarray(0, read.bytesRead));
      heard = Date.now();
      continue;
    }
    if (read !== null && total > 0) return Buffer.concat(chunks);
    if (Date.now() - heard > (read === null ? slowWriterMilliseconds : lateWriterMilliseconds))
      throw new GatehouseError("FILE_UNREADABLE", `Nothing came through the pipe ${printable(path)}.`, {
        remedy: "Check the command that fills the pipe.",
      });
    await setTimeout(20);
  }
}

/** The text of what comes by a stream, called `name` in errors. Errors: FILE_UNREADABLE, FILE_TOO_LARGE, FILE_NOT_TEXT. */
export async function readTextStream(name: string, stream: AsyncIterable<Uint8Array | string>): Promise<TextFile> {
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of stream) {
    total += chunk.length;
    if (total > largestFile) throw tooLarge(name);
    chunks.push(Buffer.from(chunk));
  }
  if (total === 0)
    throw new GatehouseError("FILE_UNREADABLE", `Nothing came by ${name}.`, {
      remedy: "Check the command that fills the pipe.",
    });
  return decodeBytes(name, Buffer.concat(chunks));
}

function decodeBytes(path: string, bytes: Uint8Array): TextFile {
  const decoded = decodeText(bytes);
  if ("fault" in decoded) throw new GatehouseError("FILE_NOT_TEXT", `${printable(path)} ${decoded.fault}.`);
  return { ...decoded, bytes };
}

function nullIfBusy(error: unknown): null {
  if (error instanceof Error && "code" in error && error.code === "EAGAIN") return null;
  throw error;
}

const tooLarge = (path: string): GatehouseError =>
  new GatehouseError("FILE_TOO_LARGE", `${printable(path)} is larger than ${largestFile / mebibyte} MiB.`);

function explain(path: string, error: unknown): GatehouseError {
  if (error instanceof GatehouseError) return error;
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT" || code === "ENOTDIR" || code === "ERR_INVALID_ARG_VALUE" || code === "ENAMETOOLONG")
    return new GatehouseError("FILE_MISSING", `There is no file ${printable(path).slice(0, 300)}.`, { cause: error });
  return new GatehouseError("FILE_UNREADABLE", `${printable(path)} cannot be read.`, { cause: error });
}
