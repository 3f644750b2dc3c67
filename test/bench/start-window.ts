/** One start of a packaged app: how long until its window can be used, and how much memory it then takes. */
import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { chromium, type Page } from "playwright";
import { z } from "zod";
import { doorEnvironment } from "../e2e/environment.js";
import { readMemory } from "./process-memory.js";

export interface PackagedApp {
  readonly program: string;
  readonly args: readonly string[];
  /** Of the page once it is there; told from the DevTools' other targets by it. */
  readonly title: RegExp;
  /** The heading that says the window can be used. */
  readonly heading: string;
  /** Something that is there only once the main process has answered. */
  readonly answered?: string;
}

/** Milliseconds from the start of the process; bytes. */
export interface WindowStart {
  /** Its heading is on the screen, by the page's own clock: the first paint that has content. */
  readonly painted: number;
  /** Playwright sees the heading, which takes it some time of its own. */
  readonly seen: number;
  /** The main process has answered, too. */
  readonly answered: number;
  readonly memory: number | null;
}

const settling = 1000;

/** Starts the app with its own data in `folder`, and ends it again. */
export async function startWindow(app: PackagedApp, folder: string): Promise<WindowStart> {
  const began = performance.timeOrigin + performance.now();
  const child = spawn(app.program, [...app.args, "--remote-debugging-port=0"], {
    stdio: ["ignore", "ignore", "pipe"],
    env: doorEnvironment(folder),
  });
  try {
    const origin = await findDevTools(child);
    // Attached to only now: while a window opens, Playwright can miss its page, and would slow it down.
    await findPage(origin, app.title);
    const browser = await chromium.connectOverCDP(origin);
    const page = browser.contexts()[0]?.pages().at(0);
    if (page === undefined) throw new Error(`${app.program} shows no page.`);
    const since = (): number => performance.timeOrigin + performance.now() - began;
    await page.getByRole("heading", { level: 1, name: app.heading }).waitFor();
    const seen = since();
    if (app.answered !== undefined) await page.getByText(app.answered).first().waitFor();
    const answered = since();
    const painted = (await readFirstPaint(page)) - began;
    await wait(settling);
    const memory = await readMemory(child.pid ?? -1);
    return { painted, seen, answered, memory };
  } finally {
    await end(child);
  }
}

async function findDevTools(child: ChildProcess): Promise<string> {
  if (child.stderr === null) throw new Error("no stderr");
  for await (const line of createInterface({ input: child.stderr })) {
    const address = /^DevTools listening on ws:\/\/([^/]+)/.exec(line)?.[1];
    if (address !== undefined) {
      child.stderr.resume();
      return `http://${address}`;
    }
  }
  throw new Error("The app ended before its window opened.");
}

const targets = z.array(z.object({ type: z.string(), title: z.string() }));

async function findPage(origin: string, title: RegExp): Promise<void> {
  for (;;) {
    const listed = targets.parse(await fetch(`${origin}/json/list`).then((reply) => reply.json()));
    if (listed.some((target) => target.type === "page" && title.test(target.title))) return;
    await wait(10);
  }
}

/** Milliseconds since the epoch. */
const readFirstPaint = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    for (;;) {
      const [entry] = performance.getEntriesByName("first-contentful-paint");
      if (entry !== undefined) return performance.timeOrigin + entry.startTime;
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  });

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), 5000);
  await ended;
  clearTimeout(timer);
}
