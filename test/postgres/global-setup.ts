/** Starts one server of each tested version for a whole vitest run. */
import type { TestProject } from "vitest/node";
import { startPostgres } from "../../electron/doors/demo/postgres.js";

declare module "vitest" {
  export interface ProvidedContext {
    /** Superuser URLs by version. */
    readonly postgres: Readonly<Record<"14" | "18", string>>;
  }
}

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [server14, server18] = await Promise.all([startPostgres({ version: 14 }), startPostgres({ version: 18 })]);
  project.provide("postgres", { 14: server14.url, 18: server18.url });
  return async () => {
    await Promise.all([server14.stop(), server18.stop()]);
  };
}
