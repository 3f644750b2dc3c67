#!/usr/bin/env node
// The command line as npm links it; the program itself is built from electron/cli.ts.
import { existsSync } from "node:fs";

const program = new URL("../dist/electron/cli.js", import.meta.url);
if (existsSync(program)) {
  await import(program.href);
} else {
  process.stderr.write("gatehouse: not built yet. Run: npm run build\n");
  process.exitCode = 2;
}
