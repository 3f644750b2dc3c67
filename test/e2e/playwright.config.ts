/** The end-to-end suites: the same job through the browser door and through the packaged desktop app. */
import { defineConfig } from "playwright/test";
import type { DoorOptions } from "./door.js";

export default defineConfig<DoorOptions>({
  testDir: ".",
  outputDir: "../../test-results",
  workers: 2,
  fullyParallel: true,
  forbidOnly: process.env.CI !== undefined,
  timeout: 90_000,
  // A second try tells a machine's hiccup from a fault; the table at the end counts what needed one as flaky.
  retries: process.env.CI === undefined ? 0 : 1,
  expect: { timeout: 15_000 },
  reporter: "list",
  projects: [
    { name: "browser", use: { door: "browser" }, testIgnore: "desktop*.spec.ts" },
    { name: "desktop", use: { door: "desktop" }, testIgnore: "browser*.spec.ts" },
  ],
});
