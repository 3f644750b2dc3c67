/** The real servers the tests run on, and what a suite may ask of one of its own. */
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type PostgresOptions, type PostgresServer, startPostgres } from "../../electron/doors/demo/postgres.js";
import { isReachableByAll, isRoot } from "../../electron/doors/demo/reachable.js";
import { memoryFolder } from "../environment/memory-folder.js";

export type { PostgresServer } from "../../electron/doors/demo/postgres.js";

/** The versions every rule about the database is checked on: the oldest supported and the newest. */
export const serverVersions = [14, 18] as const;
export type TestedVersion = (typeof serverVersions)[number];

/** A server whose files are in memory where they can be; `hba` replaces pg_hba.conf. Whoever starts it stops it. */
export async function startServer(options: PostgresOptions & { readonly hba?: string } = {}): Promise<PostgresServer> {
  const { hba, prepare, flags = [], ...rest } = options;
  const folder = memoryFolder();
  return await startPostgres({
    ...rest,
    ...(!isRoot() || (await isReachableByAll(folder)) ? { folder } : {}),
    flags: ["-c", "max_wal_size=256MB", ...flags],
    prepare: async (dataFolder) => {
      if (hba !== undefined) await writeFile(join(dataFolder, "pg_hba.conf"), hba);
      await prepare?.(dataFolder);
    },
  });
}

/** Names the servers that all suites of an `npm test` use. */
const shared = "GATEHOUSE_TEST_SERVERS";

/** Superuser URLs of the run's servers by version, and how to end those that were started for it. */
export interface RunServers<Version extends TestedVersion> {
  readonly urls: Readonly<Record<Version, string>>;
  stop(): Promise<void>;
}

/** The servers that `shareServers` started, else new ones. */
export async function openServers<Version extends TestedVersion>(
  versions: readonly Version[],
): Promise<RunServers<Version>> {
  const given = process.env[shared];
  if (given !== undefined) return { urls: JSON.parse(given), stop: async () => undefined };
  const servers = await Promise.all(
    versions.map(async (version) => [version, await startServer({ version })] as const),
  );
  return {
    urls: Object.fromEntries(servers.map(([version, { url }]) => [version, url])) as Record<Version, string>,
    stop: async () => {
      await Promise.all(servers.map(([, server]) => server.stop()));
    },
  };
}

/** Starts servers for the suites that this process runs from now on; how to end them. */
export async function shareServers(versions: readonly TestedVersion[]): Promise<() => Promise<void>> {
  const { urls, stop } = await openServers(versions);
  process.env[shared] = JSON.stringify(urls);
  return stop;
}

/** Removes a folder a suite made; never fails. */
export const removeFolder = async (folder: string): Promise<void> => await rm(folder, { recursive: true, force: true });
