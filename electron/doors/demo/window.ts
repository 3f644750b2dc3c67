/** Opens the desktop window from the repository, if Electron can run here. */
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const repository = fileURLToPath(new URL("../../../", import.meta.url)); // from dist/electron/chunks
const downloadLimit = 120_000; // milliseconds

/** The path of an Electron, which is downloaded if it is not there yet. Null if there is none, or no display. */
export function findElectron(note: (text: string) => void): string | null {
  if (process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return null;
  const folder = findPackage();
  if (folder === null) return null;
  const program = (): string | null => {
    const named = join(folder, "path.txt");
    const dist = process.env.ELECTRON_DIST ?? join(folder, "dist");
    const path = join(dist, existsSync(named) ? readFileSync(named, "utf8").trim() : "electron");
    // Without its default app, an Electron runs packaged apps only.
    return existsSync(path) && existsSync(join(dist, "resources", "default_app.asar")) ? path : null;
  };
  if (program() === null && process.env.ELECTRON_DIST === undefined) {
    note("Getting Electron (once) …");
    spawnSync(process.execPath, [join(folder, "install.js")], { timeout: downloadLimit, stdio: "ignore" });
  }
  return program();
}

function findPackage(): string | null {
  try {
    return dirname(createRequire(join(repository, "package.json")).resolve("electron/package.json"));
  } catch {
    return null;
  }
}

/** Opens the window and waits until it is closed. False if it could not start. */
export function openWindow(electron: string, environment: Readonly<Record<string, string>>): Promise<boolean> {
  const isRoot = process.getuid?.() === 0;
  const child = spawn(electron, [repository, ...(isRoot ? ["--no-sandbox"] : [])], {
    env: { ...process.env, ...environment },
    stdio: "ignore",
  });
  return new Promise((resolve) => {
    child.once("error", () => resolve(false));
    child.once("exit", (code) => resolve(code === 0));
  });
}
