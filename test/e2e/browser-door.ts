/** `gatehouse serve` as a program of its own, and a real Chromium that follows the link it prints. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type Browser, chromium } from "playwright";
import type { OpenDoor } from "./door.js";
import { doorEnvironment } from "./environment.js";

const longestEnd = 15_000; // milliseconds

export const program = fileURLToPath(new URL("../../bin/gatehouse.js", import.meta.url));

const readLink = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = "";
    const listen = (piece: Buffer): void => {
      said += piece.toString();
      const link = /http:\/\/127\.0\.0\.1:\d+\/open\?key=[\w-]+(?=\s|")/.exec(said)?.[0];
      if (link !== undefined) resolve(link);
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.once("exit", (code) => reject(new Error(`gatehouse serve ended with ${code}: ${said}`)));
  });

/** Starts the program; the one-time link, and how to end it. */
export async function startServe(folder: string): Promise<{ readonly link: string; stop(): Promise<void> }> {
  const child = spawn(process.execPath, [program, "serve"], { env: doorEnvironment(folder), cwd: folder });
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill("SIGTERM");
    const late = new Error(`gatehouse serve did not end within ${longestEnd / 1000} s of SIGTERM`);
    await Promise.race([exited, sleep(longestEnd, undefined, { ref: false }).then(() => Promise.reject(late))]);
  };
  return { link: await readLink(child), stop };
}

/** A Chromium: GATEHOUSE_CHROMIUM, else Playwright's own. */
export const launchChromium = () => {
  const executablePath = process.env.GATEHOUSE_CHROMIUM;
  return chromium.launch(executablePath === undefined ? {} : { executablePath });
};

export async function openBrowserDoor(folder: string, browser: Browser): Promise<OpenDoor> {
  const serve = await startServe(folder);
  const context = await browser.newContext({ permissions: ["clipboard-read", "clipboard-write"] });
  const page = await context.newPage();
  await page.goto(serve.link);
  await page.waitForURL((url) => /^\/[\w-]{43}\/$/.test(url.pathname)); // the link's page moves on by itself
  return {
    page,
    app: null,
    readClipboard: () => page.evaluate(() => navigator.clipboard.readText()),
    close: async () => {
      await context.close();
      await serve.stop();
    },
  };
}
