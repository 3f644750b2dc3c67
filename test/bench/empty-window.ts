/** Packages the least an Electron app can be, with the Electron that Gatehouse is packaged with. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { repository, runPackage } from "../environment/command.js";
import type { Found } from "../environment/found.js";

const executables: Readonly<Record<string, readonly string[]>> = {
  linux: ["linux-unpacked", "empty-window"],
  win32: ["win-unpacked", "empty-window.exe"],
  darwin: [process.arch === "arm64" ? "mac-arm64" : "mac", "empty-window.app", "Contents", "MacOS", "empty-window"],
};

/** The path of its program, below `folder`. */
export async function packageEmptyWindow(electronDist: string, folder: string): Promise<Found<string>> {
  const version = (await readFile(join(electronDist, "version"), "utf8")).trim().replace(/^v/, "");
  const code = await runPackage("electron-builder/cli.js", [
    "--dir",
    "--publish=never",
    `--projectDir=${join(repository, "test", "bench", "empty-window")}`,
    "-c.appId=io.gatehouse.empty-window",
    "-c.electronLanguages=en-US",
    "-c.npmRebuild=false",
    `-c.directories.output=${folder}`,
    `-c.electronDist=${electronDist}`,
    `-c.electronVersion=${version}`,
  ]);
  if (code !== 0) return { missing: "The empty window could not be packaged; electron-builder's lines above say why." };
  return { is: join(folder, ...(executables[process.platform] ?? [])) };
}
