/** The fixtures: a window on a fresh console, through whichever door the project names. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, test as base, type ElectronApplication, expect, type Page } from "playwright/test";
import { createDatabase, makeTemplate } from "../postgres/database.js";
import { openServers } from "../postgres/server.js";
import { launchChromium, openBrowserDoor } from "./browser-door.js";
import { openDesktopDoor } from "./desktop-door.js";
import { Gatehouse } from "./pages/gatehouse.js";
import { install } from "./world.js";

export interface DoorOptions {
  readonly door: "browser" | "desktop";
}

/** An open window, what it complained about on its console, and how to end it. */
export interface OpenDoor {
  readonly page: Page;
  readonly app: ElectronApplication | null;
  readClipboard(): Promise<string>;
  close(): Promise<void>;
}

interface Fixtures {
  /** A folder of the test's own, for configuration files, log and backups. */
  readonly folder: string;
  /** The URL of a real, empty database of the test's own. */
  readonly database: string;
  /** The URL of a database of the test's own with an installation for email/password login, made from `basicValues`. */
  readonly installed: string;
  readonly opened: OpenDoor;
  /** What the page's console said that it must not: script errors and violations of the content security policy. */
  readonly complaints: readonly string[];
  readonly gatehouse: Gatehouse;
}

interface WorkerFixtures {
  /** The URL of a superuser. */
  readonly server: string;
  /** One Chromium for all tests of a worker, started by the first that asks for it. */
  readonly launchedBrowser: () => Promise<Browser>;
}

export const test = base.extend<Fixtures & DoorOptions, WorkerFixtures>({
  door: ["browser", { option: true }],

  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      const { urls, stop } = await openServers([18]);
      await use(urls[18]);
      await stop();
    },
    { scope: "worker" },
  ],

  launchedBrowser: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
    async ({}, use) => {
      let launched: Promise<Browser> | undefined;
      await use(() => {
        launched ??= launchChromium();
        return launched;
      });
      await (await launched)?.close();
    },
    { scope: "worker" },
  ],

  database: async ({ server }, use) => {
    const { url, drop } = await createDatabase(server);
    await use(url);
    await drop();
  },

  installed: async ({ server }, use) => {
    const { url, drop } = await createDatabase(server, await makeTemplate(server, "e2e_installed", install));
    await use(url);
    await drop();
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern
  folder: async ({}, use) => {
    const folder = await mkdtemp(join(tmpdir(), "gatehouse-e2e-"));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },

  opened: async ({ door, folder, launchedBrowser }, use, info) => {
    const opened =
      door === "browser" ? await openBrowserDoor(folder, await launchedBrowser()) : await openDesktopDoor(folder);
    await use(opened);
    if (info.status !== info.expectedStatus) {
      const body = await opened.page.screenshot({ timeout: 5000 }).catch(() => null);
      if (body !== null) await info.attach("window", { body, contentType: "image/png" });
    }
    await opened.close();
  },

  complaints: async ({ opened }, use) => {
    const complaints: string[] = [];
    opened.page.on("console", (message) => {
      if (message.type() !== "error" && message.type() !== "warning") return;
      // A refused call is an answer like any other; only the browser finds it worth a line.
      if (!message.text().startsWith("Failed to load resource: the server responded with a status of 422")) {
        complaints.push(message.text());
      }
    });
    opened.page.on("pageerror", (error) => complaints.push(String(error)));
    await opened.page.reload(); // to hear what is said from the start
    await use(complaints);
  },

  gatehouse: async ({ opened }, use) => {
    await use(new Gatehouse(opened.page));
  },
});

export { expect };
