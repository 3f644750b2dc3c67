/** The check of an official release is tried on a small one. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { faultsOf, readSums } from "../../environment/official-files.js";

const sums = readSums(
  "a9993e364706816aba3e25717850c26c9cd0d89d  program\n32d10c7b8cf96570ca04ce37f2a19d84240d3a89  locales/de.pak\n",
);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gatehouse-official-"));
  mkdirSync(join(folder, "locales"));
  writeFileSync(join(folder, "program"), "abc");
  writeFileSync(join(folder, "locales", "de.pak"), "abcdefghijklmnopqrstuvwxyz");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("official files", () => {
  it("a folder that holds what was published has no fault", async () => {
    expect(await faultsOf(folder, sums)).toEqual([]);
  });

  it("a file that somebody changed is found", async () => {
    writeFileSync(join(folder, "program"), "abd");
    expect(await faultsOf(folder, sums)).toEqual(["program differs from the official one."]);
  });

  it("a file that is missing is found", async () => {
    rmSync(join(folder, "locales", "de.pak"));
    expect(await faultsOf(folder, sums)).toEqual(["locales/de.pak is missing."]);
  });

  it("a file that was not published is found, however deep it lies", async () => {
    mkdirSync(join(folder, "resources", "app"), { recursive: true });
    writeFileSync(join(folder, "resources", "app", "main.js"), "");
    expect(await faultsOf(folder, sums)).toEqual(["resources/app/main.js is not one of the official files."]);
  });

  // Windows lets only some users make links.
  it.skipIf(process.platform === "win32")("a link to the very file does not count as the file", async () => {
    renameSync(join(folder, "program"), join(folder, "elsewhere"));
    symlinkSync("elsewhere", join(folder, "program"));
    expect(await faultsOf(folder, sums)).toEqual([
      "program is no plain file.",
      "elsewhere is not one of the official files.",
    ]);
  });

  it("a folder that is not there lacks everything", async () => {
    expect(await faultsOf(join(folder, "nowhere"), sums)).toHaveLength(2);
  });

  it("a list of hashes with a line that is none is refused", () => {
    expect(() => readSums("a9993e36  program\n")).toThrow("not a line of sha1sum: a9993e36  program");
  });
});
