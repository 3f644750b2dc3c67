/** gatehouse repair: makes Gatehouse's own tables, triggers and functions what they have to be. */
import type { Command } from "commander";
import { count } from "../../../../shared/count.js";
import { confirm } from "../terminal/confirm.js";
import { printJson, printNote, printResult } from "../terminal/output.js";
import { type CommonOptions, withConfig, withDatabase, withInstallation, withJson } from "./options.js";

interface RepairOptions extends CommonOptions {
  readonly yes?: true;
}

export function addRepair(program: Command): void {
  withDatabase(withConfig(withJson(program.command("repair"))))
    .description("show what differs in Gatehouse's own tables, triggers and functions, and make it right")
    .option("-y, --yes", "do not ask")
    .action((options: RepairOptions) =>
      withInstallation(options, async (client) => {
        const { differences, fingerprint } = await client.installation.previewRepair();
        if (differences.length === 0) {
          if (options.json) printJson({ done: true, repaired: [] });
          else printResult("Nothing differs.");
          return;
        }
        for (const { about, repairable } of differences) {
          printNote(`${about[0]?.toUpperCase()}${about.slice(1)}${repairable ? "" : ", which a repair cannot mend"}.`);
        }
        await confirm("Repair this?", options.yes ?? false);
        const result = await client.installation.repair({ fingerprint });
        if (options.json) printJson(result);
        else printResult(`Repaired ${count(result.repaired.length, "part")}.`);
      }),
    );
}
