/** The list of the configuration files opened last on this machine: their paths and none of their contents. */
import { open, readFile, rename, rm, stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { z } from "zod";
import { dataDirectory } from "./data-folder.js";

/** The number of files that are kept. */
export const mostRecentFiles = 12;

const listFile = "recent-files.json";
const list = z.object({ files: z.array(z.string()) });

/** Absolute paths, the last opened first, without files that are gone. A list that cannot be read counts as empty. */
export async function listRecentFiles(): Promise<readonly string[]> {
  const files = await readList();
  const there = await Promise.all(files.map((file) => isFile(file)));
  return files.filter((_, index) => there[index]);
}

let writing: Promise<void> = Promise.resolve();

/** Puts the files at the head of the list (mode 0600). A list that cannot be kept is only logged. */
export function rememberFiles(paths: readonly string[]): Promise<void> {
  writing = writing
    .then(async () => {
      const before = await listRecentFiles();
      const files = [...new Set([...paths.map((path) => resolve(path)), ...before])].slice(0, mostRecentFiles);
      await writeList(files);
    })
    .catch(async (error: unknown) => {
      const { log } = await import("./log.js");
      log.error({ err: error }, "the list of recent files could not be kept");
    });
  return writing;
}

async function readList(): Promise<readonly string[]> {
  try {
    return list.parse(JSON.parse(await readFile(join(dataDirectory(), listFile), "utf8"))).files;
  } catch {
    return [];
  }
}

/** Writes beside the old list first, so that a power cut leaves one of the two. */
async function writeList(files: readonly string[]): Promise<void> {
  const path = join(dataDirectory(), listFile);
  const next = `${path}.${process.pid}`;
  try {
    const handle = await open(next, "w", 0o600);
    try {
      await handle.writeFile(`${JSON.stringify({ files }, null, 2)}\n`);
    } finally {
      await handle.close();
    }
    await rename(next, path);
  } catch (error) {
    await rm(next, { force: true });
    throw error;
  }
}

// A pipe such as <(sops -d values.yaml) cannot be opened a second time.
const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (stats) => stats.isFile(),
    () => false,
  );
