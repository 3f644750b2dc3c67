/** A real Chromium for the browser suite. */
import { chromium } from "playwright";
import { findProgram, runPackage } from "./command.js";
import type { Found } from "./found.js";
import { installSystemPackages } from "./system-packages.js";

const names = [
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** GATEHOUSE_CHROMIUM, else one that is installed, else Playwright's own, else the distribution's. */
export async function findChromium(): Promise<Found<string>> {
  const named = process.env.GATEHOUSE_CHROMIUM;
  if (named !== undefined) {
    return findProgram(named) === null
      ? { missing: `GATEHOUSE_CHROMIUM names ${named}, which cannot be run.` }
      : { is: named };
  }
  const own = (): string | null => findProgram(chromium.executablePath());
  const installed = findProgram(...names) ?? own();
  if (installed !== null) return { is: installed };

  console.error("test environment: no Chromium here, trying Playwright's own");
  await runPackage("playwright/cli.js", ["install", "chromium"], { quiet: true, seconds: 180 });
  const found = own() ?? ((await installSystemPackages(["chromium"])) ? findProgram(...names) : null);
  if (found !== null) return { is: found };
  return {
    missing:
      "No Chromium. Install one (apt-get install chromium, npx playwright install chromium) or name it in GATEHOUSE_CHROMIUM.",
  };
}
