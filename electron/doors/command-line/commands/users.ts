/** gatehouse users: lists, invites and changes members, and resets their passwords. */
import type { Command } from "commander";
import type { CredentialResult, CredentialResults } from "../../../../shared/contract/members.js";
import { GatehouseError } from "../../../../shared/errors.js";
import { showRole } from "../../../../shared/roles.js";
import { readSecret } from "../terminal/confirm.js";
import { printJson, printNote, printResult } from "../terminal/output.js";
import { type BulkInviteOptions, inviteTable, withTable } from "./bulk-invite.js";
import { addChangePassword } from "./change-password.js";
import { type CommonOptions, keepInputFor, withConfig, withDatabase, withInstallation, withJson } from "./options.js";
import { collect } from "./paging.js";
import { addChanges } from "./users-changes.js";
import { addList } from "./users-list.js";

interface ResetOptions extends CommonOptions {
  readonly stdin?: true;
}

export function addUsers(program: Command): void {
  const users = program.command("users").description("members of the organization");

  addList(users);
  addChanges(users);

  withTable(withDatabase(withConfig(withJson(users.command("invite")))))
    .argument("[email...]")
    .description("invite people; each gets an initial password, shown once")
    .option("--role <name>", "Organization Admin, Operator, User or Viewer", "Organization User")
    .option("--full-name <text>", "for one person")
    .option("--workspace <name=role>", "a workspace and the role in it; may be given several times", collect)
    .option("--out <file>", "write the passwords to this new file (mode 0600) and not to the screen")
    .action((emails: readonly string[], options: BulkInviteOptions) =>
      options.csv === undefined ? invite(emails, options) : inviteTable(emails, options),
    );

  withDatabase(withConfig(withJson(users.command("reset-password"))))
    .argument("<email>")
    .description("set a new generated password, shown once, and end the member's sessions")
    .option("--stdin", "read the new password from standard input instead of generating one")
    .action((email: string, options: ResetOptions) => {
      if (options.stdin) keepInputFor("the new password", options);
      return withInstallation(options, async (client) => {
        const password = options.stdin ? await readSecret("The new password") : undefined;
        printCredentials(await client.members.resetPassword({ email, password }), options);
      });
    });

  addChangePassword(users);
}

const invite = (emails: readonly string[], options: BulkInviteOptions): Promise<void> =>
  withInstallation(options, async (client) => {
    if (emails.length === 0)
      throw new GatehouseError("USAGE", "There is nobody to invite: give emails, or a table with --csv.");
    // If --dry-run were ignored here, it would invite people who were only to be shown.
    if (options.dryRun || options.encoding !== undefined || options.column !== undefined)
      throw new GatehouseError("USAGE", "--dry-run, --encoding and --column are for a table: they need --csv.");
    const workspaces = (options.workspace ?? []).map(parseWorkspaceOption);
    const results = await client.members.invite({
      emails: [...emails],
      role: options.role,
      workspaces,
      fullName: options.fullName,
      outFile: options.out,
    });
    printCredentials(results, options);
    if (options.out !== undefined && results.users.some((user) => user.status === "created"))
      printNote(`Initial passwords: ${options.out} (mode 0600). Hand them over, then delete it.`);
  });

/** Prints the outcomes with the initial passwords. Exit code 1 if anybody was refused. */
export function printCredentials(results: CredentialResults, { json }: CommonOptions): void {
  if (json) printJson(results);
  else printResult(results.users.map(describeCredential).join("\n"));
  if (results.users.some((user) => user.status === "refused")) process.exitCode = 1;
}

function describeCredential({ email, status, role, initialPassword, reason }: CredentialResult): string {
  const words = [`${email}: ${status} (${showRole(role)})`];
  if (initialPassword !== undefined) words.push(`  initial password, shown once: ${initialPassword}`);
  if (reason !== undefined) words.push(`  ${reason}`);
  return words.join("\n");
}

function parseWorkspaceOption(text: string): { readonly workspace: string; readonly role: string } {
  // A workspace's name may hold =, a role's never does.
  const at = text.lastIndexOf("=");
  if (at > 0) return { workspace: text.slice(0, at), role: text.slice(at + 1) };
  throw new GatehouseError("USAGE", `--workspace ${text} does not say which role.`, {
    remedy: `Give both, as in --workspace "${text}=Viewer".`,
  });
}
