#!/usr/bin/env node
/**
 * Starts the packaged app for Playwright, and tells it where to attach only once the page is there. Playwright attaches
 * to a packaged app while its window opens; when that falls together with the page's first commit, it waits for ever.
 */
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

const program = process.env.GATEHOUSE_APP;
if (program === undefined) throw new Error("GATEHOUSE_APP names no packaged app");
const app = spawn(program, process.argv.slice(2), { stdio: ["ignore", "inherit", "pipe"] });

/** @param {string} origin of the DevTools server */
const waitForPage = async (origin) => {
  for (;;) {
    const targets = await fetch(`${origin}/json/list`).then((reply) => reply.json());
    if (targets.some(({ type, title }) => type === "page" && title.includes("Gatehouse"))) return;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
};

createInterface({ input: app.stderr }).on("line", async (line) => {
  const address = /^DevTools listening on ws:\/\/([^/]+)/.exec(line)?.[1];
  if (address !== undefined) await waitForPage(`http://${address}`).catch(() => undefined);
  process.stderr.write(`${line}\n`);
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => app.kill(signal));
app.on("exit", (code) => process.exit(code ?? 1));
