/** The list of recent files. */
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { listRecentFiles, mostRecentFiles, rememberFiles } from "../../../electron/files/recent-files.js";

let folder = "";
const make = async (name: string): Promise<string> => {
  const path = join(folder, name);
  await writeFile(path, "jwtSecret: planted-secret\n");
  return path;
};

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gatehouse-recent-"));
  vi.stubEnv("GATEHOUSE_DATA_DIR", folder);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

describe("recent files", () => {
  it("are none at first, and none where the list was damaged", async () => {
    expect(await listRecentFiles()).toEqual([]);
    await writeFile(join(folder, "recent-files.json"), "{");
    expect(await listRecentFiles()).toEqual([]);
  });

  it("stand with the last opened first, each once", async () => {
    const [a, b] = [await make("a.yaml"), await make("b.yaml")];
    await rememberFiles([a]);
    await rememberFiles([b]);
    await rememberFiles([a]);
    expect(await listRecentFiles()).toEqual([a, b]);
  });

  it("that are gone are left out, and a folder or a pipe is no file", async () => {
    const [a, b] = [await make("a.yaml"), await make("b.yaml")];
    await rememberFiles([a, b, folder]);
    await rm(a);
    expect(await listRecentFiles()).toEqual([b]);
  });

  it("are bounded", async () => {
    const paths = await Promise.all(Array.from({ length: mostRecentFiles + 5 }, (_, n) => make(`${n}.yaml`)));
    for (const path of paths) await rememberFiles([path]);
    expect(await listRecentFiles()).toHaveLength(mostRecentFiles);
  });

  it("are kept for this user only, as paths and nothing else", async () => {
    await rememberFiles([await make("a.yaml")]);
    const path = join(folder, "recent-files.json");
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(await readFile(path, "utf8")).not.toContain("planted-secret");
  });

  it("opened at the same moment are all kept", async () => {
    const paths = await Promise.all(["a.yaml", "b.yaml", "c.yaml"].map(make));
    await Promise.all(paths.map((path) => rememberFiles([path])));
    expect(new Set(await listRecentFiles())).toEqual(new Set(paths));
  });
});
