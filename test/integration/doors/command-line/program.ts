/** The real program, run as people run it, with everything it ever said kept for a search for secrets. */
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect } from "vitest";
import { z } from "zod";
import { repository, runPackage } from "../../../environment/command.js";

const dataFolder = mkdtempSync(join(tmpdir(), "gatehouse-commands-"));
afterAll(() => rmSync(dataFolder, { recursive: true, force: true }));
const said: string[] = [];

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** `npm test` builds first; a single file run by itself builds what is missing. */
export async function buildProgram(): Promise<void> {
  if (existsSync(join(repository, "dist/electron/cli.js"))) return;
  expect(await runPackage("vite/bin/vite.js", ["build"])).toBe(0);
}

interface Surroundings {
  readonly url?: string | undefined;
  readonly input?: string;
  /** A file that standard output goes to, instead of being read. */
  readonly stdout?: number;
}

/** Runs `gatehouse …` with GATEHOUSE_DATABASE_URL and standard input as given. */
export function gatehouse(args: readonly string[], { url, input = "", stdout: file }: Surroundings = {}): Promise<Run> {
  const {
    GATEHOUSE_DATABASE_URL: _url,
    GATEHOUSE_CONFIG: _config,
    GATEHOUSE_SCHEMA: _schema,
    ...inherited
  } = process.env;
  const child = spawn(process.execPath, [join(repository, "bin/gatehouse.js"), ...args], {
    cwd: dataFolder,
    stdio: ["pipe", file ?? "pipe", "pipe"],
    env: {
      ...inherited,
      GATEHOUSE_DATA_DIR: dataFolder,
      ...(url === undefined ? {} : { GATEHOUSE_DATABASE_URL: url }),
    },
  });
  let stdout = "";
  let stderr = "";
  child.stdout?.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  child.stdin?.on("error", () => undefined).end(input); // a program that failed early reads nothing
  return new Promise((resolve) => {
    child.once("close", (code) => {
      said.push(stdout, stderr);
      resolve({ code, stdout, stderr });
    });
  });
}

/** What was printed, strictly of that shape and nothing else on stdout. */
export const shaped = <T>(shape: z.ZodType<T>, { stdout }: Run): T => shape.parse(JSON.parse(stdout));

export const failureShape = z.strictObject({
  error: z.strictObject({ code: z.string().regex(/^[A-Z_]+$/), message: z.string().min(5), remedy: z.string().min(5) }),
});

/** Everything printed so far and the whole log. */
export function everythingSaid(): string {
  const log = join(dataFolder, "gatehouse.log");
  return [...said, existsSync(log) ? readFileSync(log, "utf8") : ""].join("\n");
}
