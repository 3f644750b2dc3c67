/** The log's file: it is this user's own, it does not grow for ever, and it never fails whoever writes to it. */
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openLogFile } from "../../../electron/files/log-file.js";

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gatehouse-log-"));
  path = join(folder, "gatehouse.log");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.skipIf(process.platform === "win32")("follows no link, and takes no file with a second name", () => {
  const victim = join(folder, "victim");
  writeFileSync(victim, "theirs");
  for (const plant of [symlinkSync, linkSync]) {
    plant(victim, path);
    openLogFile(path).write("line\n");
    expect(readFileSync(victim, "utf8")).toBe("theirs");
    rmSync(path);
  }
});

test.skipIf(process.platform === "win32")("takes a planted file's mode away from others", () => {
  writeFileSync(path, "");
  chmodSync(path, 0o666);
  openLogFile(path).write("line\n");
  expect([readFileSync(path, "utf8"), statSync(path).mode & 0o777]).toEqual(["line\n", 0o600]);
});

test("rotates, and keeps three older logs", () => {
  const log = openLogFile(path, 10);
  for (let number = 1; number <= 12; number += 1) log.write(`line ${number}\n`);
  expect(readFileSync(path, "utf8")).toContain("line 12");
  expect(readFileSync(`${path}.1`, "utf8")).toContain("line 10");
  expect([existsSync(`${path}.3`), existsSync(`${path}.4`)]).toEqual([true, false]);
});

test("never fails its writer: where no file can be made, and where the disk is full", () => {
  mkdirSync(path);
  openLogFile(path).write("line\n");
  openLogFile(join(folder, "nowhere", "gatehouse.log")).write("line\n");
  if (existsSync("/dev/full")) openLogFile("/dev/full").write("line\n");
});
