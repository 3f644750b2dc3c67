/** The command line, run as people run it, with everything it ever said kept for a search for secrets. */
import { spawn } from "node:child_process";
import { existsSync, readFileSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { Readable, Writable } from "node:stream";
import { expect } from "vitest";
import { z } from "zod";
import { runCommandLine } from "../../../../electron/doors/command-line/commands/run.js";
import { dataDirectory } from "../../../../electron/files/data-folder.js";
import { repository, runPackage } from "../../../environment/command.js";

const logFile = (): string => join(dataDirectory(), "gatehouse.log");
const said: string[] = [];

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Forgets what was said in other files. `npm test` builds first; a single file run by itself builds what is missing. */
export async function prepareProgram(): Promise<void> {
  said.length = 0;
  if (existsSync(logFile())) truncateSync(logFile());
  if (existsSync(join(repository, "dist/electron/cli.js"))) return;
  expect(await runPackage("vite/bin/vite.js", ["build"])).toBe(0);
}

interface Surroundings {
  readonly url?: string | undefined;
  readonly input?: string | Buffer;
}

const environmentFor = ({ url }: Surroundings): NodeJS.ProcessEnv => {
  const { GATEHOUSE_DATABASE_URL: _url, GATEHOUSE_CONFIG: _config, GATEHOUSE_SCHEMA: _schema, ...rest } = process.env;
  return url === undefined ? rest : { ...rest, GATEHOUSE_DATABASE_URL: url };
};

const keep = (run: Run): Run => {
  said.push(run.stdout, run.stderr);
  return run;
};

/** Runs `gatehouse …` as a process of its own: for its end, its signals and whatever else only a process has. */
export function gatehouseProcess(
  args: readonly string[],
  { stdout: file, ...given }: Surroundings & { /** Standard output goes there. */ readonly stdout?: number } = {},
): Promise<Run> {
  const child = spawn(process.execPath, [join(repository, "bin/gatehouse.js"), ...args], {
    cwd: dataDirectory(),
    stdio: ["pipe", file ?? "pipe", "pipe"],
    env: environmentFor(given),
  });
  let stdout = "";
  let stderr = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  child.stdin?.on("error", () => undefined).end(given.input ?? ""); // a program that failed early reads nothing
  return new Promise((resolve) => {
    child.once("close", (code) => resolve(keep({ code, stdout, stderr })));
  });
}

let last: Promise<unknown> = Promise.resolve();

/** Runs `gatehouse …` in this process, which has but one standard output: one run after the other. */
export function gatehouse(args: readonly string[], given: Surroundings = {}): Promise<Run> {
  const run = last.then(() => runHere(args, given));
  last = run.catch(() => undefined);
  return run;
}

async function runHere(args: readonly string[], given: Surroundings): Promise<Run> {
  const [stdout, stderr] = [collector(), collector()];
  const giveBack = [
    lend("stdin", Readable.from(given.input === undefined ? [] : [Buffer.from(given.input)])),
    lend("stdout", stdout.stream),
    lend("stderr", stderr.stream),
    lend("env", environmentFor(given)),
  ];
  const exitCode = process.exitCode;
  process.exitCode = undefined;
  const interrupted = process.listeners("SIGINT");
  try {
    await runCommandLine(args);
    return keep({ code: Number(process.exitCode ?? 0), stdout: stdout.text(), stderr: stderr.text() });
  } finally {
    for (const back of giveBack) back();
    process.exitCode = exitCode;
    for (const listener of process.listeners("SIGINT"))
      if (!interrupted.includes(listener)) process.off("SIGINT", listener);
  }
}

/** Puts something else in the place of a part of `process`; the returned function puts the part back. */
function lend(part: "stdin" | "stdout" | "stderr" | "env", value: unknown): () => void {
  const own = Object.getOwnPropertyDescriptor(process, part);
  if (own === undefined) throw new Error(`process has no ${part}`);
  Object.defineProperty(process, part, { value, configurable: true, writable: true, enumerable: true });
  return () => void Object.defineProperty(process, part, own);
}

function collector(): { readonly stream: Writable; text(): string } {
  const pieces: Buffer[] = [];
  const stream = new Writable({
    write: (piece: Buffer, _encoding, done) => {
      pieces.push(piece);
      done();
    },
  });
  return { stream, text: () => Buffer.concat(pieces).toString("utf8") };
}

/** What was printed, strictly of that shape and nothing else on stdout. */
export const shaped = <T>(shape: z.ZodType<T>, { stdout }: Run): T => shape.parse(JSON.parse(stdout));

export const failureShape = z.strictObject({
  error: z.strictObject({ code: z.string().regex(/^[A-Z_]+$/), message: z.string().min(5), remedy: z.string().min(5) }),
});

/** Everything printed so far in this file and the whole log. */
export const everythingSaid = (): string =>
  [...said, existsSync(logFile()) ? readFileSync(logFile(), "utf8") : ""].join("\n");
