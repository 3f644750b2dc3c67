/** Packages the built app for the desktop suite: as it is shipped, but for the one fuse and the one word in its package.json that let Playwright drive it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repository, runPackage } from "./command.js";
import type { Found } from "./found.js";

const output = join("release", "test");

const executables: Readonly<Record<string, readonly string[]>> = {
  linux: ["linux-unpacked", "gatehouse"],
  win32: ["win-unpacked", "Gatehouse.exe"],
  darwin: [process.arch === "arm64" ? "mac-arm64" : "mac", "Gatehouse.app", "Contents", "MacOS", "Gatehouse"],
};

/** Packages dist/ with the Electron in `electronDist`; the path of the program to start. */
export async function packageApp(electronDist: string): Promise<Found<string>> {
  const version = readFileSync(join(electronDist, "version"), "utf8").trim().replace(/^v/, "");
  const code = await runPackage("electron-builder/cli.js", [
    "--dir",
    "--publish=never",
    `-c.directories.output=${output}`,
    `-c.electronDist=${electronDist}`,
    `-c.electronVersion=${version}`,
    "-c.electronFuses.enableNodeCliInspectArguments=true",
    "-c.extraMetadata.debuggable=true",
  ]);
  if (code !== 0) return { missing: "The app could not be packaged; electron-builder's lines above say why." };
  return { is: join(repository, output, ...(executables[process.platform] ?? [])) };
}
