import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { openWindowFiles, type WindowFiles, windowFolder } from "../../../../electron/doors/web/window-files.js";

let outside: string;
let folder: string;
let files: WindowFiles;

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
beforeEach(() => {
  files = openWindowFiles(folder, {});
});
afterAll(() => rm(outside, { recursive: true, force: true }));

it("the page carries the nonce of its own policy, everywhere it asks for it", async () => {
  const page = await files("/");
  const nonce = /'nonce-([\w-]{22})'/.exec(page?.headers["content-security-policy"] ?? "")?.[1];
  expect(nonce).toBeDefined();
  expect(page?.body.toString()).toBe(`<meta nonce="${nonce}"><link nonce="${nonce}">`);
});

const told = async (pathname: string): Promise<string | undefined> => (await files(pathname))?.body.toString();

it("the first page of a console started with nothing says that it is new; every later one must ask", async () => {
  await writeFile(join(folder, "index.html"), "__CONSOLE__");
  await files("/assets/index-a_B1.js");
  expect([await told("/"), await told("/"), await told("/index.html")]).toEqual(["new", "in-use", "in-use"]);
  files = openWindowFiles(folder, {});
  expect([await told("/index.html"), await told("/")]).toEqual(["new", "in-use"]);
});

it.each([{ databaseUrl: "postgres://h/d" }, { configurationPaths: ["values.yaml"] }])(
  "a console started with %j has something to suggest and must be asked",
  async (start) => {
    await writeFile(join(folder, "index.html"), "__CONSOLE__");
    files = openWindowFiles(folder, start);
    expect(await told("/")).toBe("in-use");
  },
);

it("a file comes with the type of its name, as it is", async () => {
  const file = await files("/assets/index-a_B1.js");
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
  expect(await files(path)).toBeNull();
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
      expect((await files(`/${parts.join("")}`))?.body.toString() ?? "").not.toBe("secret");
    }),
    { numRuns: 500 },
  );
});

it("a failure to read that is not absence is not hidden", async () => {
  await symlink("loop.js", join(folder, "loop.js"));
  await expect(files("/loop.js")).rejects.toMatchObject({ code: "ELOOP" });
});

it("the built window is looked for beside package.json, wherever this code was bundled to", () => {
  expect(windowFolder()).toBe(join(import.meta.dirname, "..", "..", "..", "..", "dist", "renderer"));
});
