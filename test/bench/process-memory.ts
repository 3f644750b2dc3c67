/** The memory of a program with all its processes, counted so that shared pages count once (Linux only). */
import { readdir, readFile } from "node:fs/promises";

/** Bytes of proportional set size of `processId` and all below it, or null where this system does not tell. */
export async function readMemory(processId: number): Promise<number | null> {
  if (process.platform !== "linux") return null;
  const sizes = await Promise.all((await findTree(processId)).map(readProportionalSize));
  return sizes.reduce((sum: number | null, size) => (sum === null || size === null ? null : sum + size), 0);
}

/** The process and everything it started, directly or not. */
async function findTree(root: number): Promise<readonly number[]> {
  const parents = new Map<number, number>();
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, "utf8").catch(() => "");
    // The program's name, in brackets, may hold anything; behind it come the state and the parent.
    const parent = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const tree = [root];
  for (const member of tree) for (const [child, parent] of parents) if (parent === member) tree.push(child);
  return tree;
}

/** A process that has ended meanwhile has none; one that may not be looked at (a sandboxed one, unless by root) is null. */
async function readProportionalSize(processId: number): Promise<number | null> {
  try {
    const rollup = await readFile(`/proc/${processId}/smaps_rollup`, "utf8");
    const kibibytes = /^Pss:\s+(\d+) kB/m.exec(rollup)?.[1];
    return kibibytes === undefined ? null : Number(kibibytes) * 1024;
  } catch (error) {
    const gone = error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ESRCH");
    return gone ? 0 : null;
  }
}
