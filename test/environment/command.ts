/** Running other programs for the tests: their output in sight, signals passed on, nothing left behind. */
import { spawn } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export const repository = fileURLToPath(new URL("../..", import.meta.url));

export interface CommandOptions {
  readonly environment?: NodeJS.ProcessEnv;
  readonly seconds?: number;
  /** Output is shown only where `quiet` is not set; a failure's last lines then belong to the caller's sentence. */
  readonly quiet?: boolean;
}

const running = new Set<() => void>();

/** Ends everything started by `runCommand` that still runs. */
export function endCommands(): void {
  for (const end of running) end();
}

/** Runs a program to its end; its exit code, or 1 when it could not start, was ended, or took longer than `seconds`. */
export function runCommand(program: string, args: readonly string[], options: CommandOptions = {}): Promise<number> {
  const { environment, seconds, quiet = false } = options;
  return new Promise((resolve) => {
    // A process group of its own, so that what the program starts ends with it.
    const child = spawn(program, args, {
      cwd: repository,
      stdio: ["ignore", quiet ? "ignore" : "inherit", quiet ? "ignore" : "inherit"],
      env: { ...process.env, ...environment },
      detached: process.platform !== "win32",
    });
    const end = (): void => {
      if (child.pid === undefined || child.exitCode !== null) return;
      if (process.platform === "win32") child.kill();
      else process.kill(-child.pid, "SIGTERM");
    };
    running.add(end);
    const timer = seconds === undefined ? undefined : setTimeout(end, seconds * 1000);
    const finish = (code: number): void => {
      clearTimeout(timer);
      running.delete(end);
      resolve(code);
    };
    child.once("error", () => finish(1));
    child.once("exit", (code) => finish(code ?? 1));
  });
}

/** Runs a script of an installed package with this Node, such as `vite/bin/vite.js`. */
export const runPackage = (script: string, args: readonly string[], options?: CommandOptions): Promise<number> =>
  runCommand(process.execPath, [join(repository, "node_modules", script), ...args], options);

/** The first of `names` on PATH (or as a full path) that can be run, or null. */
export function findProgram(...names: readonly string[]): string | null {
  const folders = (process.env.PATH ?? "").split(delimiter);
  const candidates = names.flatMap((name) =>
    name.includes("/") ? [name] : folders.map((folder) => join(folder, name)),
  );
  return candidates.find(isRunnable) ?? null;
}

function isRunnable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
