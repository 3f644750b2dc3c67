/** gatehouse recover-admin: lets a locked-out administrator who holds the database credentials back in. */
import type { Command } from "commander";
import { type CommonOptions, withConfig, withDatabase, withInstallation, withJson } from "./options.js";
import { printCredentials } from "./users.js";

export function addRecoverAdmin(program: Command): void {
  withDatabase(withConfig(withJson(program.command("recover-admin"))))
    .argument("<email>")
    .description(
      "let a locked-out administrator back in: reactivated, as Organization Admin, with a new password; audited as a recovery",
    )
    .action((email: string, options: CommonOptions) =>
      withInstallation(options, async (client) =>
        printCredentials(await client.members.recoverAdmin({ email }), options),
      ),
    );
}
