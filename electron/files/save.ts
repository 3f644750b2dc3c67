/** Saving an administrator's own file in one step, only over what was read, and with the original kept beside it. */
import { randomUUID } from "node:crypto";
import { constants, type Stats } from "node:fs";
import { type FileHandle, open, realpath, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { GatehouseError } from "../../shared/errors.js";
import { encodeText, type TextEncoding } from "../../shared/text-encoding.js";
import { printable } from "./position.js";
import { largestFile, readTextAndBytes } from "./read.js";
import { syncDirectory } from "./secret-file.js";
import { revisionOf } from "./text-file.js";

export interface Saved {
  readonly revision: string;
  /** The file in which the original is kept; null where the text was the same already. */
  readonly original: string | null;
}

/** The bits of setuid and setgid. */
const runsAsOwner = 0o6000;
const mostOriginals = 1_000;

/**
 * Replaces the file's text. It keeps its mode, its encoding and, where this user may give files away, its owner;
 * a link stays a link to it. Errors: FILE_CHANGED where its bytes no longer have the revision, FILE_NOT_WRITABLE,
 * FILE_NOT_TEXT, FILE_TOO_LARGE, and those of readTextFile.
 */
export async function saveTextFile(path: string, text: string, revision: string): Promise<Saved> {
  const target = await realpath(path).catch(() => path); // reading says that it is missing
  const before = await regularFile(path, target);
  if ((before.mode & runsAsOwner) !== 0) {
    throw new GatehouseError(
      "FILE_NOT_WRITABLE",
      `${printable(path)} is a program that runs with its owner's rights.`,
      {
        remedy: "Save to a file of your own.",
      },
    );
  }
  const { bytes, encoding, readOnly } = await readToReplace(path, target);
  if (revisionOf(bytes) !== revision) throw changed(path);
  if (readOnly !== null) throw readOnly;
  const wanted = encode(path, text, encoding);
  if (wanted.equals(bytes)) return { revision, original: null };

  const temporary = join(dirname(target), `.${basename(target)}.${randomUUID().slice(0, 8)}`);
  let original: string | null = null;
  try {
    await writeNew(temporary, wanted, before);
    original = await keepOriginal(target, bytes, before);
    const now = await stat(target);
    if (now.ino !== before.ino || now.mtimeMs !== before.mtimeMs || now.size !== before.size) throw changed(path);
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    if (original !== null) await rm(original, { force: true }).catch(() => undefined);
    if (error instanceof GatehouseError) throw error;
    throw new GatehouseError("FILE_NOT_WRITABLE", `${printable(path)} could not be saved.`, { cause: error });
  }
  await syncDirectory(dirname(target));
  return { revision: revisionOf(wanted), original };
}

async function regularFile(path: string, target: string): Promise<Stats> {
  const stats = await stat(target).catch(() => null);
  if (stats === null) throw new GatehouseError("FILE_MISSING", `There is no file ${printable(path)}.`);
  if (stats.isFile() || stats.isDirectory()) return stats; // reading refuses a directory in its own words
  throw new GatehouseError("FILE_NOT_WRITABLE", `${printable(path)} is a pipe or device, which cannot be saved to.`, {
    remedy: "Save to a regular file.",
  });
}

/**
 * The file's bytes, read through a handle that may write as well: replacing the file would ask for the folder's
 * permissions only, and so succeed where the owner made the file read-only. `readOnly` is the error in that case.
 */
async function readToReplace(path: string, target: string) {
  try {
    return { ...(await readTextAndBytes(target, constants.O_RDWR)), readOnly: null };
  } catch (cause) {
    const file = await readTextAndBytes(target);
    const message = `${printable(path)} is read-only for this user.`;
    const remedy = "Check its permissions, or save elsewhere.";
    return { ...file, readOnly: new GatehouseError("FILE_NOT_WRITABLE", message, { remedy, cause }) };
  }
}

const changed = (path: string): GatehouseError =>
  new GatehouseError("FILE_CHANGED", `${printable(path)} has been changed by somebody else since it was read.`);

function encode(path: string, text: string, encoding: TextEncoding): Buffer {
  const bytes = Buffer.from(encodeText(text, encoding));
  const isWellFormed = Buffer.from(text, "utf8").toString("utf8") === text;
  if (text.includes("\0") || !isWellFormed)
    throw new GatehouseError("FILE_NOT_TEXT", `What was to be saved to ${printable(path)} is not text.`);
  if (bytes.length > largestFile)
    throw new GatehouseError("FILE_TOO_LARGE", `What was to be saved to ${printable(path)} is larger than 8 MiB.`);
  return bytes;
}

/** Writes a new file for this user only, which gets the mode of `like` once it has its owner. */
async function writeNew(path: string, bytes: Uint8Array, like: Stats): Promise<void> {
  const handle = await open(path, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600);
  try {
    await handle.writeFile(bytes);
    await resemble(handle, like);
    await handle.sync();
  } catch (error) {
    await rm(path, { force: true }).catch(() => undefined);
    throw error;
  } finally {
    await handle.close();
  }
}

async function resemble(handle: FileHandle, { mode, uid, gid }: Stats): Promise<void> {
  if (process.platform === "win32") return;
  const own = await handle.stat();
  if (own.uid !== uid || own.gid !== gid)
    await handle.chown(uid, gid).catch(() => handle.chown(own.uid, gid).catch(() => undefined));
  // Where the group could not be kept, another group must not get its permissions.
  const kept = (await handle.stat()).gid === gid;
  await handle.chmod(mode & (kept ? 0o777 : 0o707));
}

/** Keeps the original as `.orig`, or the first of `.orig.2`, `.orig.3`, … that is free: no earlier one is lost. */
async function keepOriginal(target: string, bytes: Uint8Array, like: Stats): Promise<string> {
  for (let count = 1; count <= mostOriginals; count += 1) {
    const path = `${target}.orig${count === 1 ? "" : `.${count}`}`;
    try {
      await writeNew(path, bytes, like);
      return path;
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
  }
  throw new GatehouseError("FILE_NOT_WRITABLE", `There are too many originals beside ${printable(target)}.`, {
    remedy: "Remove the .orig files that are no longer needed.",
  });
}
