/** Runs the demo: opens the console on a sample installation, or checks without a window that the whole job works. */
import { version } from "../../../package.json";
import { serveBrowser } from "../browser/server.js";
import { printJson, printNote, printResult } from "../command-line/terminal/output.js";
import { type CheckedStep, checkMainJob } from "./check.js";
import { sampleAdmin } from "./sample.js";
import { findElectron, openWindow } from "./window.js";
import { type DemoWorld, openDemoWorld } from "./world.js";

export interface DemoChoice {
  readonly check: boolean;
  readonly json: boolean;
}

/** Runs until the window or the browser door is closed, or until the check is done. It sets the exit code. */
export async function runDemo({ check, json }: DemoChoice): Promise<void> {
  printNote("Starting a PostgreSQL of its own with a sample installation …");
  const world = await openDemoWorld();
  try {
    if (check) await runCheck(world, json);
    else await openDoor(world, json);
  } finally {
    await world.close();
  }
}

async function runCheck(world: DemoWorld, json: boolean): Promise<void> {
  const steps: CheckedStep[] = [];
  const ok = await checkMainJob(world, (step) => {
    steps.push(step);
    const line = `${step.ok ? "✓" : "✗"} ${step.title}: ${step.saw}`;
    if (json) printNote(line);
    else printResult(line);
  });
  if (json) printJson({ ok, steps });
  else printResult(ok ? `All ${steps.length} steps verified.` : "A step failed.");
  process.exitCode = ok ? 0 : 1;
}

async function openDoor({ url, files }: DemoWorld, json: boolean): Promise<void> {
  printNote(`The sample values file: ${files.values}`);
  printNote(`After applying it, sign in as ${sampleAdmin} with the password in that file.`);
  const electron = findElectron(printNote);
  if (electron !== null) {
    printNote("Opening the desktop window; close it to end the demo.");
    if (await openWindow(electron, { GATEHOUSE_DATABASE_URL: url, GATEHOUSE_CONFIG: files.values })) return;
    printNote("The desktop window could not be opened here; the browser door serves as well.");
  }
  const door = await serveBrowser({ version, start: { databaseUrl: url, configurationPaths: [files.values] } });
  if (json) printJson({ url: door.url });
  else printResult(door.url);
  printNote("Open this link in a browser on this machine; it works once. Ctrl-C ends the demo and removes everything.");
  await door.closed;
}
