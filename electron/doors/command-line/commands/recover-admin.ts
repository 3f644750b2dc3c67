/** gatehouse recover-admin: the way back in for whoever holds the database credentials. */
import type { Command } from "commander";
import { type CommonOptions, withConfig, withDatabase, withInstallation, withJson } from "./options.js";
import { printCredentials } from "./users.js";

export function addRecoverAdmin(program: Command): void {
  withDatabase(withConfig(withJson(program.command("recover-admin"))))
    .argument("<email>")
    .description("let a locked-out administrator back in: new password, enabled, Organization Admin; audited as such")
    .action((email: string, options: CommonOptions) =>
      withInstallation(options, async (client) =>
        printCredentials(await client.members.recoverAdmin({ email }), options),
      ),
    );
}
