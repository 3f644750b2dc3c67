/** Writing a new file piece by piece as its contents come: for this user only, and whole or not at all. */
import { rm } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { GatehouseError } from "../../shared/errors.js";
import { openNewFile, syncDirectory } from "./secret-file.js";

/**
 * Writes every piece to a new file (mode 0600), syncs it and returns its full path. The next piece is asked for once
 * the last one is written, and the file is removed where anything fails. Errors: FILE_EXISTS, FILE_NOT_WRITABLE, and
 * those of the pieces.
 */
export async function writeStreamedFile(path: string, pieces: AsyncIterable<string>): Promise<string> {
  const file = resolve(path);
  const handle = await openNewFile(file);
  try {
    for await (const piece of pieces) {
      await handle.appendFile(piece).catch((cause: unknown) => {
        throw new GatehouseError("FILE_NOT_WRITABLE", `${file} could not be written.`, { cause });
      });
    }
    await handle.sync();
  } catch (error) {
    await handle.close();
    await rm(file, { force: true });
    throw error;
  }
  await handle.close();
  await syncDirectory(dirname(file));
  return file;
}
