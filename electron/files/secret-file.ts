/** Writing files that hold secrets: always new, for this user only, and on disk before anything counts on them. */
import { randomUUID } from "node:crypto";
import { constants } from "node:fs";
import { type FileHandle, link, open, rm } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { GatehouseError } from "../../shared/errors.js";

/** Writes a new file (mode 0600) and syncs it. Errors: FILE_EXISTS where there is one, FILE_NOT_WRITABLE. */
export async function writeSecretFile(path: string, text: string): Promise<void> {
  const file = resolve(path);
  const handle = await openNewFile(file);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } catch (error) {
    await rm(file, { force: true });
    throw new GatehouseError("FILE_NOT_WRITABLE", `${file} could not be written.`, { cause: error });
  } finally {
    await handle.close();
  }
  await syncDirectory(dirname(file));
}

/**
 * Writes a new file (mode 0600) in one step: nobody ever finds a part of it under its name, also after a power cut. Errors:
 * those of writeSecretFile.
 */
export async function writeWholeFile(path: string, text: string): Promise<void> {
  const file = resolve(path);
  const temporary = join(dirname(file), `.${basename(file)}.${randomUUID().slice(0, 8)}`);
  try {
    await writeSecretFile(temporary, text);
    await link(temporary, file); // unlike a rename it fails where there is a file already
  } catch (error) {
    if (isWithoutLinks(error)) return await writeSecretFile(file, text);
    throw openFailure(file, error);
  } finally {
    await rm(temporary, { force: true });
  }
  await syncDirectory(dirname(file));
}

/** True for the error of a file system that has no hard links, such as FAT. */
const isWithoutLinks = (error: unknown): boolean =>
  error instanceof Error &&
  "syscall" in error &&
  error.syscall === "link" &&
  "code" in error &&
  ["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"].includes(String(error.code));

/** Makes a new file (mode 0600) to write to. Errors: FILE_EXISTS where there is one, FILE_NOT_WRITABLE. */
export const openNewFile = (file: string): Promise<FileHandle> =>
  open(file, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL, 0o600).catch((error: unknown) => {
    throw openFailure(file, error);
  });

/** Writes several new files, all or none. Errors: those of writeSecretFile. */
export async function writeSecretFiles(
  files: readonly { readonly file: string; readonly text: string }[],
): Promise<void> {
  const written: string[] = [];
  try {
    for (const { file, text } of files) {
      await writeSecretFile(file, text);
      written.push(resolve(file));
    }
  } catch (error) {
    for (const file of written) await rm(file, { force: true }).catch(() => undefined);
    throw error;
  }
}

const openFailure = (file: string, error: unknown): GatehouseError => {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "EEXIST"
    ? new GatehouseError("FILE_EXISTS", `${file} already exists.`)
    : new GatehouseError("FILE_NOT_WRITABLE", `${file} could not be made.`, { cause: error });
};

/** Makes the file's name durable too; Windows neither offers nor needs it. */
export async function syncDirectory(directory: string): Promise<void> {
  if (process.platform === "win32") return;
  const handle = await open(directory, "r").catch(() => undefined);
  if (handle === undefined) return; // the folder may be written to, but not listed
  await handle.sync().catch(() => undefined);
  await handle.close();
}
