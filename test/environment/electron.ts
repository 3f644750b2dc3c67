/** A real Electron to package the app with, and what it needs from a Linux machine. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { findProgram, repository, runPackage } from "./command.js";
import type { Found } from "./found.js";
import { findPackedElectron, refusePacked } from "./packed-electron.js";
import { installSystemPackages } from "./system-packages.js";

/** Debian's names for what an Electron links to, loads or asks. */
const libraryPackages = [
  "libgtk-3-0",
  "libnss3",
  "libasound2",
  "libgbm1",
  "libatk-bridge2.0-0",
  "libatspi2.0-0",
  "libcups2",
  "libdrm2",
  "libxkbcommon0",
  "libxss1",
  "libxtst6",
  "libnotify4",
  "libsecret-1-0",
  "fonts-dejavu-core",
  "dbus",
];

/** Seconds for the `electron` package's download, when it is the only way to one and when it is not. */
const downloadLimit = { alone: 180, withFallback: 60 } as const;

/** A folder with an Electron that runs here, its libraries installed where they were missing and may be. */
export async function findElectron(): Promise<Found<string>> {
  const found = await findFolder();
  if ("missing" in found || process.platform !== "linux") return found;
  if (missingLibraries(found.is) !== "") await installSystemPackages(libraryPackages);
  const libraries = missingLibraries(found.is);
  return libraries === "" ? found : { missing: `Electron lacks the shared libraries ${libraries}.` };
}

/** ELECTRON_DIST, else what the `electron` package has downloaded, else its download, now, else the packed one. */
async function findFolder(): Promise<Found<string>> {
  const named = process.env.ELECTRON_DIST;
  if (named !== undefined) {
    return isElectron(named) ? { is: named } : { missing: `ELECTRON_DIST names ${named}, which holds no Electron.` };
  }
  const installed = join(repository, "node_modules", "electron");
  const own = join(installed, "dist");
  // Its path.txt is written last, when all is unpacked.
  const isInstalled = (): boolean => isElectron(own) && existsSync(join(installed, "path.txt"));
  if (isInstalled()) return { is: own };
  console.error("test environment: downloading Electron");
  const seconds = refusePacked() === null ? downloadLimit.withFallback : downloadLimit.alone;
  await runPackage("electron/install.js", [], { quiet: true, seconds });
  if (isInstalled()) return { is: own };
  const packed = await findPackedElectron();
  if ("is" in packed) return packed;
  return {
    missing: `No Electron: its download failed, and ${packed.missing} Run npx install-electron, or name a folder with an unpacked Electron in ELECTRON_DIST.`,
  };
}

const isElectron = (folder: string): boolean => existsSync(join(folder, "version"));

const missingLibraries = (folder: string): string =>
  execFileSync("ldd", [join(folder, "electron")], { encoding: "utf8" })
    .split("\n")
    .filter((line) => line.includes("not found"))
    .map((line) => line.trim().split(" ", 1)[0])
    .join(", ");

/** What to put before a command that opens windows: nothing where there is a display, else Xvfb's. */
export async function findDisplay(): Promise<Found<readonly string[]>> {
  if (process.platform !== "linux" || process.env.DISPLAY) return { is: [] };
  const needed = ["xvfb-run", "xauth"];
  const areThere = (): boolean => needed.every((name) => findProgram(name) !== null);
  if (!areThere()) await installSystemPackages(["xvfb", "xauth"]);
  if (!areThere())
    return { missing: "No display and no Xvfb. Set DISPLAY, or install one: apt-get install xvfb xauth." };
  return { is: ["xvfb-run", "--auto-servernum", "--server-args=-screen 0 1400x1000x24"] };
}
