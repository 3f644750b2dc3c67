/** Finds out whether another user, such as `postgres`, can reach a file. Root's own folders are often closed to others. */
import { mkdir, realpath, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname } from "node:path";
import { GatehouseError } from "../../../shared/errors.js";

/** True if this process runs as root. Postgres refuses to run as root. */
export const isRoot = (): boolean => process.getuid?.() === 0;

/** True if anybody may pass through every folder down to `path`, and through `path` itself. */
export async function isReachableByAll(path: string): Promise<boolean> {
  for (let folder = await realpath(path); ; folder = dirname(folder)) {
    if (((await stat(folder)).mode & 0o001) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** The system's temporary folder. For root, the first of the usual ones that other users can reach as well. */
export async function reachableTemporaryFolder(): Promise<string> {
  if (!isRoot()) {
    await mkdir(tmpdir(), { recursive: true });
    return tmpdir();
  }
  for (const folder of [tmpdir(), "/tmp", "/var/tmp"]) {
    if (await isReachableByAll(folder).catch(() => false)) return folder;
  }
  throw new GatehouseError("FILE_NOT_WRITABLE", "No temporary folder can be reached by the user postgres.", {
    remedy: "Set TMPDIR to a folder that all users may pass through, such as /tmp.",
  });
}
