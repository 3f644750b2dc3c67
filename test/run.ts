/**
 * `npm test`: builds, then runs each suite and prints a table at the end. `npm test -- unit browser` runs just these.
 * A suite that this machine cannot run is skipped loudly, and is a failure where CI is set.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findChromium } from "./environment/chromium.js";
import { endCommands, runCommand, runPackage } from "./environment/command.js";
import { findDisplay, findElectron } from "./environment/electron.js";
import type { Found } from "./environment/found.js";
import { packageApp } from "./environment/package-app.js";
import { serverVersions, shareServers } from "./postgres/server.js";
import { isPassed, readPlaywrightReport, readVitestReport, type SuiteResult, showTable, type Tally } from "./report.js";

const reports = mkdtempSync(join(tmpdir(), "gatehouse-test-"));
const reportOf = (suite: string): string => join(reports, `${suite}.json`);
const nothing: Tally = { passed: 0, failed: 0, skipped: 0, flaky: 0 };

type Outcome = Tally & { readonly code: number; readonly missing?: string };

async function runVitest(suite: string): Promise<Outcome> {
  const args = ["run", "--project", suite, "--reporter=dot", "--reporter=json", `--outputFile.json=${reportOf(suite)}`];
  const code = await runPackage("vitest/vitest.mjs", args);
  return { code, ...readVitestReport(reportOf(suite)) };
}

async function runPlaywright(
  suite: string,
  prefix: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<Outcome> {
  const [program = process.execPath, ...args] = [
    ...prefix,
    process.execPath,
    "node_modules/playwright/cli.js",
    "test",
    "--config=test/e2e/playwright.config.ts",
    `--project=${suite}`,
    "--reporter=list,json",
  ];
  const code = await runCommand(program, args, {
    environment: { ...environment, PLAYWRIGHT_JSON_OUTPUT_FILE: reportOf(suite) },
  });
  return { code, ...readPlaywrightReport(reportOf(suite)) };
}

const cannot = (missing: string): Outcome => ({ ...nothing, code: process.env.CI ? 1 : 0, missing });

/** A packaged app, and what to put before the command that starts it. */
interface Desktop {
  readonly app: Found<string>;
  readonly display: readonly string[];
}

async function findDesktop(): Promise<Found<Desktop>> {
  const electron = await findElectron();
  if ("missing" in electron) return electron;
  const display = await findDisplay();
  if ("missing" in display) return display;
  return { is: { app: await packageApp(electron.is), display: display.is } };
}

async function runBrowser({ chromium }: Machine): Promise<Outcome> {
  const found = await chromium;
  return "missing" in found ? cannot(found.missing) : runPlaywright("browser", [], { GATEHOUSE_CHROMIUM: found.is });
}

async function runDesktop({ desktop }: Machine): Promise<Outcome> {
  const found = await desktop;
  if ("missing" in found) return cannot(found.missing);
  const { app, display } = found.is;
  if ("missing" in app) return { ...nothing, failed: 1, code: 1, missing: app.missing };
  return runPlaywright("desktop", display, { GATEHOUSE_APP: app.is });
}

/** What the end-to-end suites need; it is looked for, downloaded and packaged while the others run. */
interface Machine {
  readonly chromium: Promise<Found<string>>;
  readonly desktop: Promise<Found<Desktop>>;
}

function prepareMachine(chosen: readonly string[]): Machine {
  const notChosen = async (): Promise<Found<never>> => ({ missing: "It was not asked for." });
  const chromium = chosen.includes("browser") ? findChromium() : notChosen();
  // One after the other, because both may install packages of the distribution.
  const desktop = chromium.then(() => (chosen.includes("desktop") ? findDesktop() : notChosen()));
  for (const each of [chromium, desktop]) each.catch(() => undefined); // the suite that waits for it fails with it
  return { chromium, desktop };
}

const suites: Readonly<Record<string, (machine: Machine) => Promise<Outcome>>> = {
  unit: () => runVitest("unit"),
  integration: () => runVitest("integration"),
  browser: runBrowser,
  desktop: runDesktop,
};

async function main(asked: readonly string[]): Promise<number> {
  const unknown = asked.filter((name) => !Object.hasOwn(suites, name));
  if (unknown.length > 0) {
    console.error(`No suite ${unknown.join(", ")}; there are ${Object.keys(suites).join(", ")}.`);
    return 2;
  }
  const chosen = Object.keys(suites).filter((name) => asked.length === 0 || asked.includes(name));
  const needsAll = chosen.some((name) => name !== "unit");
  if (needsAll && (await runPackage("vite/bin/vite.js", ["build"])) !== 0) return 1;
  const machine = prepareMachine(chosen);
  const stop = needsAll ? await shareServers(chosen.includes("integration") ? serverVersions : [18]) : null;

  const results: SuiteResult[] = [];
  for (const [suite, run] of Object.entries(suites)) {
    if (!chosen.includes(suite)) continue;
    console.error(`\n── ${suite} ${"─".repeat(Math.max(0, 70 - suite.length))}`);
    const began = performance.now();
    const outcome = await run(machine);
    results.push({ suite, seconds: (performance.now() - began) / 1000, ...outcome });
    if (outcome.missing !== undefined) console.error(`\n!!! ${suite} NOT RUN: ${outcome.missing}\n`);
  }
  await stop?.();
  console.log(showTable(results));
  return results.every(isPassed) ? 0 : 1;
}

for (const [signal, code] of [
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const) {
  process.once(signal, () => {
    endCommands();
    process.exit(code);
  });
}
process.on("exit", () => rmSync(reports, { recursive: true, force: true }));
process.exitCode = await main(process.argv.slice(2));
