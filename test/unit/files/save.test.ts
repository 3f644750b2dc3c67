/** Saving an administrator's file: in one step, over nothing but what was read, and never without the original. */
import { execFileSync } from "node:child_process";
import { chmod, lstat, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { saveTextFile } from "../../../electron/files/save.js";
import { readTextFiles } from "../../../electron/files/text-file.js";
import { encodeText } from "../../../shared/text-encoding.js";

let folder = "";
const inFolder = (name: string): string => join(folder, name);
const revisionAt = async (path: string): Promise<string> => (await readTextFiles([path]))[0]?.revision ?? "";
const contents = (name: string): Promise<string> => readFile(inFolder(name), "utf8");

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "gatehouse-save-"));
  await writeFile(inFolder("values.yaml"), "a: 1\n");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe("saving", () => {
  it("replaces the text, keeps the original beside it, and answers the new revision", async () => {
    const file = inFolder("values.yaml");
    const saved = await saveTextFile(file, "a: 2\n", await revisionAt(file));
    expect(saved).toEqual({ revision: await revisionAt(file), original: `${file}.orig` });
    expect(await contents("values.yaml")).toBe("a: 2\n");
    expect(await contents("values.yaml.orig")).toBe("a: 1\n");
    expect((await readdir(folder)).sort()).toEqual(["values.yaml", "values.yaml.orig"]);
  });

  it("never overwrites an earlier original", async () => {
    const file = inFolder("values.yaml");
    for (const text of ["a: 2\n", "a: 3\n", "a: 4\n"]) await saveTextFile(file, text, await revisionAt(file));
    expect(await contents("values.yaml.orig")).toBe("a: 1\n");
    expect(await contents("values.yaml.orig.2")).toBe("a: 2\n");
    expect(await contents("values.yaml.orig.3")).toBe("a: 3\n");
  });

  it("writes nothing where nothing changed", async () => {
    const file = inFolder("values.yaml");
    const revision = await revisionAt(file);
    expect(await saveTextFile(file, "a: 1\n", revision)).toEqual({ revision, original: null });
    expect(await readdir(folder)).toEqual(["values.yaml"]);
  });

  it("refuses when somebody else changed the file since it was read", async () => {
    const file = inFolder("values.yaml");
    const revision = await revisionAt(file);
    await writeFile(file, "a: theirs\n");
    await expect(saveTextFile(file, "a: ours\n", revision)).rejects.toMatchObject({ code: "FILE_CHANGED" });
    expect(await contents("values.yaml")).toBe("a: theirs\n");
    expect(await readdir(folder)).toEqual(["values.yaml"]);
  });

  it("keeps the byte order mark, which is in no text", async () => {
    const file = inFolder("values.yaml");
    await writeFile(file, "\ufeffa: 1\r\n");
    expect((await readTextFiles([file]))[0]?.text).toBe("a: 1\r\n");
    await saveTextFile(file, "a: 2\r\n", await revisionAt(file));
    expect(await contents("values.yaml")).toBe("\ufeffa: 2\r\n");
  });

  it.each(["utf-16le", "utf-16be"] as const)("keeps %s, in which Windows PowerShell writes", async (encoding) => {
    const file = inFolder("values.yaml");
    await writeFile(file, encodeText("a: 1\r\n", encoding));
    expect((await readTextFiles([file]))[0]?.text).toBe("a: 1\r\n");
    const { revision } = await saveTextFile(file, "a: grün 😀\r\n", await revisionAt(file));
    expect(await readFile(file)).toEqual(Buffer.from(encodeText("a: grün 😀\r\n", encoding)));
    expect(revision).toBe(await revisionAt(file));
    expect(await saveTextFile(file, "a: grün 😀\r\n", revision)).toEqual({ revision, original: null });
    await expect(saveTextFile(file, "a: \ud800", revision)).rejects.toMatchObject({ code: "FILE_NOT_TEXT" });
  });

  it.skipIf(process.platform === "win32")("keeps the mode, for the original too", async () => {
    const file = inFolder("values.yaml");
    for (const mode of [0o600, 0o664]) {
      await rm(`${file}.orig`, { force: true });
      await chmod(file, mode);
      await saveTextFile(file, `a: ${mode}\n`, await revisionAt(file));
      expect((await stat(file)).mode & 0o777).toBe(mode);
      expect((await stat(`${file}.orig`)).mode & 0o777).toBe(mode);
    }
  });

  it.skipIf(process.getuid?.() !== 0)("keeps the owner where it may", async () => {
    const file = inFolder("values.yaml");
    execFileSync("chown", ["65534:65534", file]);
    await saveTextFile(file, "a: 2\n", await revisionAt(file));
    expect(await stat(file)).toMatchObject({ uid: 65534, gid: 65534 });
  });

  it.skipIf(process.platform === "win32")("goes through a link and leaves it a link", async () => {
    await symlink("values.yaml", inFolder("link.yaml"));
    const saved = await saveTextFile(inFolder("link.yaml"), "a: 2\n", await revisionAt(inFolder("link.yaml")));
    expect((await lstat(inFolder("link.yaml"))).isSymbolicLink()).toBe(true);
    expect(await contents("values.yaml")).toBe("a: 2\n");
    expect(saved.original).toBe(inFolder("values.yaml.orig"));
  });

  it.skipIf(process.platform === "win32")("leaves a file as it is that is read-only for this user", async () => {
    const file = inFolder("values.yaml");
    const revision = await revisionAt(file);
    await chmod(file, 0o444);
    const asRoot = process.getuid?.() === 0; // nothing is read-only for root
    if (asRoot) execFileSync("chown", ["65534:65534", folder]);
    if (asRoot) process.seteuid?.(65534);
    try {
      await expect(saveTextFile(file, "a: 2\n", revision)).rejects.toMatchObject({ code: "FILE_NOT_WRITABLE" });
    } finally {
      if (asRoot) process.seteuid?.(0);
    }
    expect(await contents("values.yaml")).toBe("a: 1\n");
    expect(await readdir(folder)).toEqual(["values.yaml"]);
  });

  it.skipIf(process.platform === "win32")("refuses a pipe without waiting for it", async () => {
    execFileSync("mkfifo", [inFolder("pipe")]);
    await expect(saveTextFile(inFolder("pipe"), "a: 2\n", "")).rejects.toMatchObject({ code: "FILE_NOT_WRITABLE" });
  });

  it("refuses what is not there, a folder, what is not text and what no file may hold", async () => {
    const file = inFolder("values.yaml");
    const revision = await revisionAt(file);
    await expect(saveTextFile(inFolder("none.yaml"), "", "")).rejects.toMatchObject({ code: "FILE_MISSING" });
    await expect(saveTextFile(folder, "", "")).rejects.toMatchObject({ code: "FILE_IS_DIRECTORY" });
    for (const text of ["a: \0\n", "a: \ud800\n"])
      await expect(saveTextFile(file, text, revision)).rejects.toMatchObject({ code: "FILE_NOT_TEXT" });
    const large = "é".repeat(5 * 1024 * 1024);
    await expect(saveTextFile(file, large, revision)).rejects.toMatchObject({ code: "FILE_TOO_LARGE" });
    expect(await readdir(folder)).toEqual(["values.yaml"]);
  });
});
