/** gatehouse demo: opens the console on a sample installation, with a PostgreSQL that is removed afterwards. */
import type { Command } from "commander";
import { type CommonOptions, withJson } from "./options.js";

interface DemoOptions extends CommonOptions {
  readonly check?: true;
}

export function addDemo(program: Command): void {
  withJson(program.command("demo"))
    .description("try the console on a sample installation (needs the repository: npm ci)")
    .option("--check", "do the whole job without a window and verify every step")
    .action(async ({ check, json }: DemoOptions) => {
      // Loaded only here, because an installed Gatehouse does not have what the demo needs.
      const { runDemo } = await import("../../demo/run.js");
      await runDemo({ check: check ?? false, json: json ?? false });
    });
}
