/** gatehouse restore: puts back what a migration changed. */
import type { Command } from "commander";
import { count } from "../../../../shared/count.js";
import { confirm } from "../terminal/confirm.js";
import { printJson, printNote, printResult } from "../terminal/output.js";
import { type CommonOptions, withConfig, withDatabase, withInstallation, withJson } from "./options.js";

interface RestoreOptions extends CommonOptions {
  readonly yes?: true;
}

export function addRestore(program: Command): void {
  withDatabase(withConfig(withJson(program.command("restore"))))
    .argument("<file>", "the backup that apply wrote")
    .description("put back what a migration changed")
    .option("-y, --yes", "do not ask")
    .action((file: string, options: RestoreOptions) =>
      withInstallation(options, async (client) => {
        const preview = await client.installation.previewRestore({ file });
        const { membersRemoved, sessionsEnded, rowsRestored, takenAt } = preview;
        printNote(
          `Puts back ${count(rowsRestored, "row")} as they were at ${takenAt}, and ends ${count(sessionsEnded, "session")}.`,
        );
        if (membersRemoved.length > 0) {
          printNote(`Removes ${count(membersRemoved.length, "member")} who came since: ${membersRemoved.join(", ")}.`);
        }
        await confirm("Restore this?", options.yes ?? false);
        const result = await client.installation.restore({ file });
        if (options.json) printJson(result);
        else printResult(`Restored ${count(result.rowsRestored, "row")}; the installation has no login again.`);
      }),
    );
}
