/** The desktop window's walls: what the page could not do even if it were somebody else's. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { ElectronApplication } from "playwright/test";
import { appArguments, appProgram } from "./desktop-door.js";
import { expect, type OpenDoor, test } from "./door.js";
import { doorEnvironment } from "./environment.js";
import { readFuses } from "./fuses.js";
import { takePort } from "./page-script.js";

const running = ({ app }: OpenDoor): ElectronApplication => {
  if (app === null) throw new Error("not the desktop door");
  return app;
};

test("the page has no Node, no Electron and no bridge but its port", async ({ opened }) => {
  const found = await opened.page.evaluate(() =>
    ["require", "process", "module", "Buffer", "global", "electron", "ipcRenderer"].filter(
      (name) => name in globalThis,
    ),
  );
  expect(found).toEqual([]);
  expect(await opened.page.evaluate(() => location.origin)).toBe("app://gatehouse");
  const preferences = await running(opened).evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents ?? {};
    const read: unknown = Reflect.get(contents, "getLastWebPreferences"); // not in Electron's types
    const preferences: unknown = typeof read === "function" ? read.call(contents) : {};
    return ["sandbox", "contextIsolation", "nodeIntegration", "webviewTag"].map((name) =>
      Boolean(Reflect.get(Object(preferences), name)),
    );
  });
  expect(preferences).toEqual([true, true, false, false]);
});

test("the page goes nowhere and opens nothing", async ({ opened }) => {
  const { page } = opened;
  await expect(page.getByRole("heading", { level: 1, name: "Connect" })).toBeVisible();
  for (const target of ["https://example.com/", "file:///etc/passwd", "app://elsewhere/", "app://gatehouse/icon.svg"]) {
    await page.evaluate((url) => location.assign(url), target).catch(() => undefined);
    await page.waitForTimeout(200);
    expect(page.url()).toMatch(/^app:\/\/gatehouse\/(#.*)?$/);
  }
  expect(await page.evaluate(() => window.open("https://example.com/"))).toBeNull();
  expect(await page.evaluate(() => window.open("app://gatehouse/"))).toBeNull();
  await page.evaluate(() => {
    const frame = document.createElement("iframe");
    frame.src = "app://gatehouse/";
    document.body.append(frame);
  });
  await page.waitForTimeout(200);
  const framed = () => document.querySelector("iframe")?.contentDocument?.getElementById("root")?.id ?? "nothing";
  expect(await page.evaluate(framed)).toBe("nothing");
  expect(running(opened).windows()).toHaveLength(1);
  // Playwright still waits for the page that never came, so the one that stayed is asked directly.
  expect(await page.evaluate(() => document.querySelector("h1")?.textContent)).toBe("Connect");
});

test("the page reaches no network, runs no text as code and saves no file", async ({ opened }) => {
  const { page } = opened;
  for (const url of ["https://example.com/", "http://127.0.0.1:1/", "file:///etc/passwd"]) {
    expect(
      await page.evaluate(
        (target) =>
          fetch(target).then(
            () => "read",
            () => "refused",
          ),
        url,
      ),
    ).toBe("refused");
  }
  expect(
    await page.evaluate(async () => {
      await new Promise((resolve) => setTimeout(resolve)); // only then are we out of the debugger's own exemption
      try {
        return Reflect.get(globalThis, "eval")("1");
      } catch {
        return "refused";
      }
    }),
  ).toBe("refused");
  await page.evaluate(() => {
    const script = document.createElement("script");
    script.textContent = "document.title = 'taken over'";
    document.head.append(script);
    const style = document.createElement("style");
    style.textContent = "body { display: none }";
    document.head.append(style);
    const link = document.createElement("a");
    link.href = "data:text/plain,secret";
    link.download = "secret.txt";
    link.click();
  });
  await page.waitForTimeout(300);
  expect(await page.title()).not.toBe("taken over");
  await expect(page.locator("body")).toBeVisible();
});

test("every permission is denied", async ({ opened }) => {
  const states = await opened.page.evaluate(async () => {
    const names = ["camera", "microphone", "geolocation", "notifications", "clipboard-read", "midi"];
    const asked = await Promise.all(
      names.map((name) => navigator.permissions.query({ name: name as PermissionName }).then(({ state }) => state)),
    );
    const media = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => "granted",
      () => "denied",
    );
    const clipboard = await navigator.clipboard.readText().then(
      () => "granted",
      () => "denied",
    );
    return [...asked, media, clipboard];
  });
  expect(new Set(states)).toEqual(new Set(["denied"]));
});

test("a port is taken from our own window only, and a reload brings a new one", async ({ opened, gatehouse }) => {
  const app = running(opened);
  const version = /^Gatehouse \d/;
  await expect(opened.page.getByText(version)).toBeVisible();
  await opened.page.reload();
  await expect(opened.page.getByText(version)).toBeVisible();

  const stranger = app.waitForEvent("window");
  await app.evaluate(({ app: main, BrowserWindow }) => {
    const preload = `${main.getAppPath()}/dist/electron/preload.cjs`;
    void new BrowserWindow({ webPreferences: { preload } }).loadURL("app://gatehouse/");
  });
  const page = await stranger;
  await expect(page.getByText("The connection to the console was lost")).toBeVisible();
  await expect(page.getByText(version)).toHaveCount(0);
  await gatehouse.goTo("Users", "Sign in");
  await expect(opened.page.getByText("The connection to the console was lost")).toHaveCount(0);
});

test("a second start shows the first window and ends", async ({ opened, folder }) => {
  const app = running(opened);
  const isVisible = () =>
    app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.isVisible()));
  await expect.poll(isVisible).toEqual([true]);
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  expect(await isVisible()).toEqual([false]);
  const second = spawn(appProgram(), [...appArguments], { env: doorEnvironment(folder), stdio: "ignore" });
  const [code] = await once(second, "exit");
  expect(code).toBe(0);
  await expect.poll(isVisible).toEqual([true]);
});

test("a copied password is taken off the clipboard after a minute, unless something else was copied", async ({
  opened,
  gatehouse,
  folder,
  installed,
}) => {
  const app = running(opened);
  const { users } = gatehouse;
  await gatehouse.beginAsAdmin(installed, folder);
  const first = await users.invite("one@example.com", "Organization User");
  await users.copyPassword();
  expect(await opened.readClipboard()).toBe(first);
  await users.finishHandover();

  // From here a minute passes at once: main's clock is set, the product's rule stays as it is.
  await app.evaluate(() => {
    const real = globalThis.setTimeout;
    const hurried = (work: () => void, milliseconds?: number) =>
      real(work, milliseconds === 60_000 ? 500 : milliseconds);
    globalThis.setTimeout = hurried as typeof setTimeout;
  });
  await users.resetPassword("one@example.com");
  await users.copyPassword();
  expect(await opened.readClipboard()).not.toBe("");
  await expect.poll(opened.readClipboard).toBe("");
  await users.copyPassword();
  await app.evaluate(({ clipboard }) => clipboard.writeText("something else"));
  await opened.page.waitForTimeout(1000);
  expect(await opened.readClipboard()).toBe("something else");
});

test("the fuses are set: as shipped, but for the one that lets this test in", async () => {
  expect(await readFuses(appProgram())).toMatchObject({
    runAsNode: false,
    cookieEncryption: true,
    nodeOptions: false,
    nodeCliInspect: true,
    embeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  });
});

test("script in the page reads and writes no file that no person named", async ({ opened, folder }) => {
  const { page } = opened;
  const app = running(opened);
  const victims = [join(folder, ".bashrc"), join(folder, "values.yaml"), join(folder, ".env")];
  for (const victim of victims) await writeFile(victim, "NAME=kept\n");
  const fresh = join(folder, "autostart.desktop");
  // Every question that the person is asked is answered with Cancel.
  await app.evaluate(({ dialog }) => {
    const asked: string[] = [];
    Reflect.set(globalThis, "asked", asked);
    dialog.showMessageBox = (async (_window: unknown, { detail }: { readonly detail: string }) => {
      asked.push(detail);
      return { response: 0, checkboxChecked: false };
    }) as typeof dialog.showMessageBox;
  });
  await takePort(page);
  const answers = await page.evaluate(
    async ({ paths, autostart }) => {
      const call = Reflect.get(globalThis, "call") as (name: string, input?: unknown) => Promise<string>;
      const said = [await call("door.describe"), await call("configuration.recent")];
      for (const path of paths) {
        said.push(await call("configuration.read", { files: [path] }));
        said.push(await call("configuration.read", { paths: [path] }));
        said.push(await call("configuration.read", { files: ["A".repeat(22)] }));
        said.push(await call("configuration.open", { files: [path] }));
        said.push(await call("configuration.validate", { files: [path] }));
        said.push(await call("configuration.save", { file: path, text: "NAME=x\n", revision: "" }));
        said.push(await call("door.nameFiles", { paths: [path] }));
        said.push(await call("door.confirmFiles", { question: path }));
        said.push(await call("configuration.init", { file: path }));
        said.push(await call("bulkInvites.preview", { source: { by: "path", path } }));
        said.push(await call("bulkChanges.preview", { what: "rename", source: { by: "path", path } }));
        said.push(await call("installation.previewRestore", { file: path }));
      }
      said.push(await call("configuration.create", { file: autostart, text: "NAME=x\n" }));
      return said;
    },
    { paths: victims, autostart: fresh },
  );
  expect(answers[0]).toContain('"desktop"'); // the port works
  expect(answers.slice(1).filter((answer) => answer.startsWith("answered"))).toEqual([
    'answered {"files":[]}', // the recent files: none yet
    ...victims.map(() => 'answered {"files":[],"question":null}'),
  ]);
  expect(answers.join("\n")).not.toContain("kept");
  for (const victim of victims) expect(await readFile(victim, "utf8")).toBe("NAME=kept\n");
  expect(existsSync(fresh)).toBe(false);
  const asked = await app.evaluate(() => Reflect.get(globalThis, "asked") as readonly string[]);
  expect(asked.map((detail) => detail.split("\n")[0])).toEqual(victims);
});

test("WebRTC sends nothing past the rules: it finds no way out of the window", async ({ opened }) => {
  const candidates = await opened.page.evaluate(async () => {
    const connection = new RTCPeerConnection({ iceServers: [{ urls: "stun:127.0.0.1:3478" }] });
    const found: string[] = [];
    connection.addEventListener("icecandidate", ({ candidate }) => {
      if (candidate !== null && candidate.candidate !== "") found.push(candidate.candidate);
    });
    connection.createDataChannel("x");
    await connection.setLocalDescription(await connection.createOffer());
    await new Promise((resolve) => setTimeout(resolve, 1500));
    connection.close();
    return found.filter((candidate) => / udp /i.test(candidate));
  });
  expect(candidates).toEqual([]);
});
