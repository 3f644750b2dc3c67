/** The real servers the tests run on, and what a suite may ask of one of its own. */
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type PostgresOptions, type PostgresServer, startPostgres } from "../../electron/doors/demo/postgres.js";

export type { PostgresServer } from "../../electron/doors/demo/postgres.js";

/** The versions every rule about the database is checked on: the oldest supported and the newest. */
export const serverVersions = [14, 18] as const;
export type TestedVersion = (typeof serverVersions)[number];

/** A server for one suite; `hba` replaces pg_hba.conf. The suite stops it. */
export async function startServer(options: PostgresOptions & { readonly hba?: string } = {}): Promise<PostgresServer> {
  const { hba, prepare, ...rest } = options;
  return await startPostgres({
    ...rest,
    prepare: async (dataFolder) => {
      if (hba !== undefined) await writeFile(join(dataFolder, "pg_hba.conf"), hba);
      await prepare?.(dataFolder);
    },
  });
}

/** Removes a folder a suite made; never fails. */
export const removeFolder = async (folder: string): Promise<void> => await rm(folder, { recursive: true, force: true });
