/** gatehouse sign-in and check-token: give scripts an access token, and tell them whether one still holds. */
import type { Command } from "commander";
import { showRole } from "../../../../shared/roles.js";
import { readSecret } from "../terminal/confirm.js";
import { printJson, printResult } from "../terminal/output.js";
import { type CommonOptions, keepInputFor, withConfig, withDatabase, withInstallation, withJson } from "./options.js";

export function addSignIn(program: Command): void {
  withDatabase(withConfig(withJson(program.command("sign-in"))))
    .argument("<email>")
    .description("sign in with the password on standard input; prints the access token")
    .action((email: string, options: CommonOptions) => {
      keepInputFor("the password", options);
      return withInstallation(options, async (client) => {
        const token = await client.session.issueToken({ email, password: await readSecret("The password") });
        if (options.json) printJson(token);
        else printResult(token.accessToken);
      });
    });
}

export function addCheckToken(program: Command): void {
  withDatabase(withConfig(withJson(program.command("check-token"))))
    .description("say whose access token, given on standard input, it is; exit code 1 when it no longer holds")
    .action((options: CommonOptions) => {
      keepInputFor("the access token", options);
      return withInstallation(options, async (client) => {
        const holder = await client.session.checkToken({ token: await readSecret("The access token") });
        if (options.json) printJson(holder);
        else printResult(`${holder.email} (${showRole(holder.role)}), until ${holder.expiresAt}`);
      });
    });
}
