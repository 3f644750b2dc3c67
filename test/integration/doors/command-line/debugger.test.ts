/** No signal makes a running console open a debugger, which would read every secret in its memory. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, expect, test } from "vitest";
import { dataDirectory } from "../../../../electron/files/data-folder.js";
import { repository } from "../../../environment/command.js";
import { prepareProgram } from "./program.js";

beforeAll(prepareProgram);

test.skipIf(process.platform === "win32")("serve opens no inspector on SIGUSR1, and goes on", async () => {
  const child = spawn(process.execPath, [join(repository, "bin/gatehouse.js"), "serve"], { cwd: dataDirectory() });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  }
  while (!said.includes("/open?key=")) await sleep(50);
  child.kill("SIGUSR1");
  await sleep(500);
  expect([child.exitCode, said.includes("Debugger listening")]).toEqual([null, false]);
  const ended = once(child, "exit");
  child.kill("SIGTERM");
  await ended;
});
