import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readWindowFile, windowFolder } from "../../../electron/web/window-files.js";

let outside: string;
let folder: string;

beforeAll(async () => {
  outside = await mkdtemp(join(tmpdir(), "gatehouse-window-"));
  folder = join(outside, "renderer");
  await mkdir(join(folder, "assets"), { recursive: true });
  await writeFile(join(outside, "secret.js"), "secret");
  await writeFile(join(folder, "index.html"), '<meta nonce="__CSP_NONCE__"><link nonce="__CSP_NONCE__">');
  await writeFile(join(folder, "assets", "index-a_B1.js"), "1");
  await writeFile(join(folder, ".hidden.js"), "secret");
  await writeFile(join(folder, "notes.txt"), "secret");
});
afterAll(() => rm(outside, { recursive: true, force: true }));

it("the page carries the nonce of its own policy, everywhere it asks for it", async () => {
  const page = await readWindowFile(folder, "/");
  const nonce = /'nonce-([\w-]{22})'/.exec(page?.headers["content-security-policy"] ?? "")?.[1];
  expect(nonce).toBeDefined();
  expect(page?.body.toString()).toBe(`<meta nonce="${nonce}"><link nonce="${nonce}">`);
});

it("a file comes with the type of its name, as it is", async () => {
  const file = await readWindowFile(folder, "/assets/index-a_B1.js");
  expect(file?.body.toString()).toBe("1");
  expect(file?.headers["content-type"]).toBe("text/javascript; charset=utf-8");
});

it.each([
  "/secret.js",
  "/../secret.js",
  "/assets/../../secret.js",
  "/.hidden.js",
  "/notes.txt",
  "/assets",
  "",
  "index.html",
])("there is nothing at %j", async (path) => {
  expect(await readWindowFile(folder, path)).toBeNull();
});

it("no path made of the pieces of an attack leads to a secret", async () => {
  const pieces = [
    "..",
    ".",
    "/",
    "\\",
    "%2e",
    "%2f",
    "%5c",
    "%00",
    "\0",
    "secret.js",
    ".hidden.js",
    "notes.txt",
    "assets",
    ":",
    "~",
  ];
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...pieces), { maxLength: 9 }), async (parts) => {
      expect((await readWindowFile(folder, `/${parts.join("")}`))?.body.toString() ?? "").not.toBe("secret");
    }),
    { numRuns: 500 },
  );
});

it("a failure to read that is not absence is not hidden", async () => {
  await symlink("loop.js", join(folder, "loop.js"));
  await expect(readWindowFile(folder, "/loop.js")).rejects.toMatchObject({ code: "ELOOP" });
});

it("the built window is looked for beside package.json, wherever this code was bundled to", () => {
  expect(windowFolder()).toBe(join(import.meta.dirname, "..", "..", "..", "dist", "renderer"));
});
