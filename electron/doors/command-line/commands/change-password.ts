/** gatehouse users change-password: lets a member change their own password. */
import type { Command } from "commander";
import { readSecrets } from "../terminal/confirm.js";
import { printJson, printResult } from "../terminal/output.js";
import { type CommonOptions, keepInputFor, withConfig, withDatabase, withInstallation, withJson } from "./options.js";

export function addChangePassword(users: Command): void {
  withDatabase(withConfig(withJson(users.command("change-password"))))
    .argument("<email>")
    .description("change one's own password: the old one and the new one on standard input, a line each")
    .action((email: string, options: CommonOptions) => {
      keepInputFor("the passwords", options);
      return withInstallation(options, async (client) => {
        const [oldPassword, newPassword] = await readSecrets("The old password", "The new password");
        const changed = await client.session.changePasswordOf({ email, oldPassword, newPassword });
        if (options.json) printJson(changed);
        else printResult(`The password of ${changed.email} is changed; sessions ended: ${changed.sessionsEnded}`);
      });
    });
}
