/** One server of each tested version, and one folder for files, for a whole vitest run. */
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { openServers, removeFolder, serverVersions } from "./server.js";

declare module "vitest" {
  export interface ProvidedContext {
    /** Superuser URLs by version. */
    readonly postgres: Readonly<Record<"14" | "18", string>>;
    /** Where tests may leave files: it goes with the run. */
    readonly folder: string;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const servers = await openServers(serverVersions);
  project.provide("postgres", servers.urls);
  const folder = await mkdtemp(join(tmpdir(), "gatehouse-integration-"));
  project.provide("folder", folder);
  return async () => {
    await Promise.all([servers.stop(), removeFolder(folder)]);
  };
}
