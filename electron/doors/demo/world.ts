/** Makes a demo's PostgreSQL, files and console, and removes all of it again. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRouterClient } from "@orpc/server";
import { version } from "../../../package.json";
import type { OpenedConfiguration } from "../../../shared/contract/configuration.js";
import type { ApplyResult, Plan } from "../../../shared/contract/installation.js";
import type { Client } from "../../../shared/contract.js";
import { follow } from "../../../shared/follow.js";
import { type Console, openConsole } from "../../console/console.js";
import { transact } from "../../database/transaction.js";
import { router } from "../../router/router.js";
import { startPostgres } from "./postgres.js";
import { fillSampleResources, type SampleFiles, writeSampleFiles } from "./sample.js";

export interface DemoWorld {
  readonly url: string;
  readonly folder: string;
  readonly files: SampleFiles;
  readonly adminConsole: Console;
  readonly client: Client;
  /** Opens a file as the console's configuration. */
  openFile(path: string): Promise<OpenedConfiguration>;
  close(): Promise<void>;
}

/** Makes an installation without login and with resources. Errors: NOT_INSTALLED, DATABASE_FAILED. */
export async function openDemoWorld(): Promise<DemoWorld> {
  const folder = await mkdtemp(join(tmpdir(), "gatehouse-demo-"));
  // The demo's log and backups must not mix with those of a real installation.
  process.env.GATEHOUSE_DATA_DIR = join(folder, "data");
  const server = await startPostgres();
  const files = await writeSampleFiles(join(folder, "configuration"));
  const adminConsole = openConsole({ door: "command-line", version }, { databaseUrl: server.url });
  const client = createRouterClient(router, { context: { console: adminConsole } });
  const openFile = (path: string): Promise<OpenedConfiguration> =>
    client.configuration.open({ files: [adminConsole.files.name(path, "command-line").handle] });
  const close = async (): Promise<void> => {
    await adminConsole.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  try {
    const database = await adminConsole.connect({ by: "environment" });
    await openFile(files.withoutLogin);
    await applyPlan(client);
    await transact(database, fillSampleResources);
    return { url: server.url, folder, files, adminConsole, client, openFile, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Plans and applies what the open configuration asks for. */
export async function applyPlan(client: Client): Promise<{ readonly plan: Plan; readonly result: ApplyResult }> {
  const plan = await client.installation.plan({});
  const result = await follow(await client.installation.apply({ fingerprint: plan.fingerprint }));
  return { plan, result };
}
