/** Whether a folder holds exactly the files of an official release, by its published SHA-1 hashes. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { lstat, readdir } from "node:fs/promises";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

/** From a file's path in the folder, with forward slashes, to its hash in hexadecimal. */
export type Sums = ReadonlyMap<string, string>;

/** Reads lines as `sha1sum` writes them. Throws on any other line. */
export function readSums(text: string): Sums {
  const lines = text.split("\n").filter((line) => line !== "");
  return new Map(
    lines.map((line) => {
      const [, sum, path] = /^([0-9a-f]{40}) {2}(\S+)$/.exec(line) ?? [];
      if (sum === undefined || path === undefined) throw new Error(`not a line of sha1sum: ${line}`);
      return [path, sum];
    }),
  );
}

/** The hash of a file's bytes, in hexadecimal. */
export async function hashOf(path: string, algorithm: "sha1" | "sha256"): Promise<string> {
  const hash = createHash(algorithm);
  await pipeline(createReadStream(path), hash);
  return hash.digest("hex");
}

/** Each file that is missing, changed or extra in `folder`, as a sentence; none where the folder is as published. */
export async function faultsOf(folder: string, sums: Sums): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const [path, sum] of sums) {
    const file = await lstat(join(folder, path)).catch(() => null);
    if (file === null) faults.push(`${path} is missing.`);
    else if (!file.isFile()) faults.push(`${path} is no plain file.`);
    else if ((await hashOf(join(folder, path), "sha1")) !== sum) faults.push(`${path} differs from the official one.`);
  }
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name).slice(join(folder, "/").length).replaceAll("\\", "/");
    if (!entry.isDirectory() && !sums.has(path)) faults.push(`${path} is not one of the official files.`);
  }
  return faults;
}
