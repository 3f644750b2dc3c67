/** Reading files: what is refused, and that refusals are quick and name only the file. */
import { execFileSync, spawn } from "node:child_process";
import { mkdtemp, rm, symlink, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { largestFile, readTextFile } from "../../../electron/files/read.js";
import { readTextFiles } from "../../../electron/files/text-file.js";
import { encodeText } from "../../../shared/text-encoding.js";

let folder = "";
const inFolder = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gatehouse-files-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("a file", () => {
  it("is read as UTF-8, with its byte order mark dropped", async () => {
    await writeFile(inFolder("a.yaml"), "\ufeffa: grün\r\n");
    expect(await readTextFile(inFolder("a.yaml"))).toBe("a: grün\r\n");
  });

  it("is read as UTF-16 where its mark says so, as Helm reads it", async () => {
    for (const encoding of ["utf-16le", "utf-16be"] as const) {
      await writeFile(inFolder("u.yaml"), encodeText("a: grün 😀\r\n", encoding));
      expect(await readTextFile(inFolder("u.yaml"))).toBe("a: grün 😀\r\n");
    }
  });

  it.each([
    [
      "UTF-32",
      Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]),
      "is in UTF-32, which no reader of YAML takes: save it as UTF-8.",
    ],
    [
      "UTF-32, big-endian",
      Buffer.from([0, 0, 0xfe, 0xff, 0, 0, 0, 0x61]),
      "is in UTF-32, which no reader of YAML takes: save it as UTF-8.",
    ],
    [
      "half a character of UTF-16",
      Buffer.from([0xff, 0xfe, 0x61]),
      "is not a text file in UTF-16, as its first bytes say.",
    ],
    [
      "half a pair of UTF-16",
      Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x61, 0]),
      "is not a text file in UTF-16, as its first bytes say.",
    ],
    ["a NUL in UTF-16", Buffer.from("\ufeffa\0", "utf16le"), "is not a text file in UTF-16, as its first bytes say."],
  ])("with %s is refused by that name", async (_what, bytes, said) => {
    await writeFile(inFolder("bytes"), bytes);
    const failure = await readTextFile(inFolder("bytes")).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "FILE_NOT_TEXT", message: `${inFolder("bytes")} ${said}` });
  });

  it("in UTF-16 is no .env, because compose reads none", async () => {
    await writeFile(inFolder(".env"), encodeText("A=1\n", "utf-16le"));
    await expect(readTextFiles([inFolder(".env")])).rejects.toMatchObject({
      code: "FILE_NOT_TEXT",
      message: `${inFolder(".env")} is in UTF-16, which compose does not read.`,
    });
  });

  it("may be empty, or reached through a link", async () => {
    await writeFile(inFolder("empty.yaml"), "");
    await symlink(inFolder("empty.yaml"), inFolder("link.yaml"));
    expect(await readTextFile(inFolder("link.yaml"))).toBe("");
  });

  it("may be as large as the limit, and not a byte larger", async () => {
    await writeFile(inFolder("large.yaml"), "#".repeat(largestFile));
    expect(await readTextFile(inFolder("large.yaml"))).toHaveLength(largestFile);
    await writeFile(inFolder("larger.yaml"), "#".repeat(largestFile + 1));
    await expect(readTextFile(inFolder("larger.yaml"))).rejects.toMatchObject({ code: "FILE_TOO_LARGE" });
  });

  it("of 100 MB is refused before it is read", async () => {
    await writeFile(inFolder("noise"), "");
    await truncate(inFolder("noise"), 100 * 1024 * 1024);
    const before = process.memoryUsage().rss;
    await expect(readTextFile(inFolder("noise"))).rejects.toMatchObject({ code: "FILE_TOO_LARGE" });
    expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1024 * 1024);
  });

  it.each([
    ["NUL bytes", Buffer.from("a: tower\0")],
    ["invalid UTF-8", Buffer.from([0x61, 0x3a, 0x20, 0xff, 0xfe])],
    ["a cut-off character", Buffer.from([0x61, 0xc3])],
  ])("with %s is not text", async (_what, bytes) => {
    await writeFile(inFolder("bytes"), bytes);
    const failure = await readTextFile(inFolder("bytes")).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      code: "FILE_NOT_TEXT",
      message: `${inFolder("bytes")} is not a text file in UTF-8.`,
    });
  });

  it.each([
    ["that is not there", () => inFolder("missing.yaml"), "FILE_MISSING"],
    ["below a file", () => join(inFolder("bytes"), "x"), "FILE_MISSING"],
    ["with a NUL in its name", () => "a\0b", "FILE_MISSING"],
    ["with a name far too long", () => inFolder("x".repeat(5_000)), "FILE_MISSING"],
    ["that is a directory", () => folder, "FILE_IS_DIRECTORY"],
    ["that is a device without end", () => "/dev/zero", "FILE_UNREADABLE"],
  ])("%s is refused", async (_what, path, code) => {
    const failure = await readTextFile(path()).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code });
    expect(failure instanceof Error && /[\0\n]/.test(failure.message)).toBe(false);
  });
});

describe.skipIf(process.platform === "win32")("a pipe", () => {
  const pipe = (name: string): string => {
    execFileSync("mkfifo", [inFolder(name)]);
    return inFolder(name);
  };
  const fill = (path: string, command: string) =>
    spawn("sh", ["-c", `{ ${command}; } > '${path}'`], { stdio: "ignore" });

  it("is read to its end, however late and slowly it is filled", async () => {
    const path = pipe("values");
    fill(path, "sleep 0.3; printf 'a: 1\\n'; sleep 0.3; printf 'b: 2\\n'");
    expect(await readTextFile(path)).toBe("a: 1\nb: 2\n");
  });

  it("without an end is cut off at the limit", async () => {
    const path = pipe("endless");
    const writer = fill(path, "exec yes");
    await expect(readTextFile(path)).rejects.toMatchObject({ code: "FILE_TOO_LARGE" });
    writer.kill();
  });

  it("that nobody writes to is refused, not waited for", async () => {
    await expect(readTextFile(pipe("silent"))).rejects.toMatchObject({ code: "FILE_UNREADABLE" });
  });
});
