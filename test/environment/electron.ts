/** A real Electron to package the app with, and what it needs from a Linux machine. */
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { findProgram, repository, runPackage } from "./command.js";
import type { Found } from "./found.js";
import { installSystemPackages } from "./system-packages.js";

/** Debian's names for the libraries that an Electron links to. */
const libraryPackages = [
  "libgtk-3-0",
  "libnss3",
  "libasound2",
  "libgbm1",
  "libatk-bridge2.0-0",
  "libcups2",
  "libdrm2",
  "libxkbcommon0",
  "libxss1",
  "libxtst6",
  "fonts-dejavu-core",
];

/** ELECTRON_DIST, else what the `electron` package has downloaded, else its download, now: a folder with Electron in it. */
export async function findElectron(): Promise<Found<string>> {
  const named = process.env.ELECTRON_DIST;
  const folder = named ?? join(repository, "node_modules", "electron", "dist");
  const isThere = (): boolean => existsSync(join(folder, "version"));
  if (named === undefined && !isThere()) {
    console.error("test environment: downloading Electron");
    await runPackage("electron/install.js", [], { quiet: true, seconds: 180 });
  }
  if (!isThere()) {
    return {
      missing:
        named === undefined
          ? "No Electron: its download failed. Run npx install-electron, or name a folder with an unpacked Electron in ELECTRON_DIST."
          : `ELECTRON_DIST names ${named}, which holds no Electron.`,
    };
  }
  if (process.platform !== "linux") return { is: folder };
  if (missingLibraries(folder) !== "") await installSystemPackages(libraryPackages);
  const libraries = missingLibraries(folder);
  return libraries === "" ? { is: folder } : { missing: `Electron lacks the shared libraries ${libraries}.` };
}

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
