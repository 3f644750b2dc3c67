/** The packaged app from start to usable window, beside an empty Electron window. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findElectron } from "../environment/electron.js";
import { packageApp } from "../environment/package-app.js";
import { packageEmptyWindow } from "./empty-window.js";
import { median, takeTurns } from "./measure.js";
import { type PackagedApp, startWindow, type WindowStart } from "./start-window.js";
import { type Findings, megabytes, notMeasured, ratioLine } from "./table.js";

const rounds = 11;
const limit = 1.5;

/** As root, Chromium runs only without its sandbox. */
const args = ["--disable-gpu", ...(process.platform === "linux" && process.getuid?.() === 0 ? ["--no-sandbox"] : [])];

/** Needs a display and the built dist/; packages both apps with the same Electron. */
export async function measureStartup(): Promise<Findings> {
  const electron = await findElectron();
  if ("missing" in electron) return notMeasured("Start", electron.missing);
  const folder = await mkdtemp(join(tmpdir(), "gatehouse-bench-"));
  try {
    const gatehouse = await packageApp(electron.is);
    if ("missing" in gatehouse) return notMeasured("Start", gatehouse.missing);
    const empty = await packageEmptyWindow(electron.is, join(folder, "empty-window"));
    if ("missing" in empty) return notMeasured("Start", empty.missing);
    return await compare(
      { program: gatehouse.is, args, title: /Gatehouse/, usableWith: "form" },
      { program: empty.is, args, title: /Empty window/, usableWith: "body" },
      folder,
    );
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function compare(gatehouse: PackagedApp, empty: PackagedApp, folder: string): Promise<Findings> {
  const starts: { readonly ours: WindowStart[]; readonly beside: WindowStart[] } = { ours: [], beside: [] };
  const start = (app: PackagedApp, name: keyof typeof starts) => async () => {
    const taken = await startWindow(app, join(folder, name));
    starts[name].push(taken);
    return taken.usable;
  };
  const warmUps = 3;
  await takeTurns({ rounds, warmUps }, { ours: start(gatehouse, "ours"), beside: start(empty, "beside") });

  const middle = (name: keyof typeof starts, key: keyof WindowStart): number =>
    median(starts[name].slice(warmUps).map((taken) => taken[key] ?? Number.NaN));
  const line = (what: string, key: keyof WindowStart, options: Parameters<typeof ratioLine>[2] = {}) =>
    ratioLine(what, [middle("ours", key), middle("beside", key)], options);
  const memoryNote = Number.isNaN(middle("ours", "memory"))
    ? "Memory NOT MEASURED: only Linux tells it, and of a sandboxed process only to root."
    : "Memory: proportional set sizes (shared pages count once) of the process and all below it, some two seconds after the start.";
  return {
    lines: [
      line("start until the Connect form is on the screen / empty window", "usable", { limit }),
      line("  until the first paint", "painted"),
      line("memory of all processes / empty window's", "memory", { show: megabytes }),
    ],
    notes: [
      `Start: medians of ${rounds} starts in turn, after ${warmUps} that are not counted, each app with its own data folder kept; by the page's own clock: its largest contentful paint, which must be in the form, and its first.`,
      memoryNote,
    ],
  };
}
