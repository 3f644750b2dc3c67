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
  /** Whose largest text says that the window can be used: a form's, or anybody's. */
  readonly usableWith: "form" | "body";
}

/** Milliseconds from the start of the process; bytes. */
export interface WindowStart {
  /** The first paint that has content, by the page's own clock. */
  readonly painted: number;
  /** Its largest text is on the screen, by the same clock. */
  readonly usable: number;
  readonly memory: number | null;
}

const settling = 1500;

/** Starts the app with its own data in `folder`, and ends it again. */
export async function startWindow(app: PackagedApp, folder: string): Promise<WindowStart> {
  const began = performance.timeOrigin + performance.now();
  const child = spawn(app.program, [...app.args, "--remote-debugging-port=0"], {
    stdio: ["ignore", "ignore", "pipe"],
    env: doorEnvironment(folder),
  });
  try {
    const origin = await findDevTools(child);
    await findPage(origin, app.title);
    // Attached to only later: while a window opens, Playwright can miss its page, and would slow it down.
    await wait(settling);
    const memory = await readMemory(child.pid ?? -1);
    const browser = await chromium.connectOverCDP(origin);
    const page = browser.contexts()[0]?.pages().at(0);
    if (page === undefined) throw new Error(`${app.program} shows no page.`);
    const { painted, usable } = await readPaints(page, app.usableWith);
    return { painted: painted - began, usable: usable - began, memory };
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

/** The page's first and its largest contentful paint, in milliseconds since the epoch; the latter must be inside `ancestor`. */
const readPaints = (page: Page, ancestor: string): Promise<Omit<WindowStart, "memory">> =>
  page.evaluate(async (ancestor) => {
    const [paints = [], largestPaints = []] = await Promise.all(
      ["paint", "largest-contentful-paint"].map(
        (type) =>
          new Promise<PerformanceEntryList>((resolve) => {
            new PerformanceObserver((list) => resolve(list.getEntries())).observe({ type, buffered: true });
          }),
      ),
    );
    const first = paints.find(({ name }) => name === "first-contentful-paint");
    const largest = largestPaints.at(-1);
    if (first === undefined || largest === undefined) throw new Error("Nothing was painted.");
    const text: unknown = Reflect.get(largest, "element");
    if (!(text instanceof Element) || text.closest(ancestor) === null)
      throw new Error(`It is not inside a ${ancestor}.`);
    const { timeOrigin } = performance;
    return { painted: timeOrigin + first.startTime, usable: timeOrigin + largest.startTime };
  }, ancestor);

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), 5000);
  await ended;
  clearTimeout(timer);
}
