/** The command-line door: the same contract as the windows, called directly, for automation and for getting back in. */
import { Command, CommanderError } from "commander";
import { version } from "../package.json";
import { addApply } from "./commands/apply.js";
import { addAudit } from "./commands/audit.js";
import { addDemo } from "./commands/demo.js";
import { addInit } from "./commands/init.js";
import { addPlan } from "./commands/plan.js";
import { addPolicy } from "./commands/policy.js";
import { addRecoverAdmin } from "./commands/recover-admin.js";
import { addRestore } from "./commands/restore.js";
import { addRoles } from "./commands/roles.js";
import { addIndex } from "./commands/search-index.js";
import { addServe } from "./commands/serve.js";
import { addSessions } from "./commands/sessions.js";
import { addCheckToken, addSignIn } from "./commands/sign-in.js";
import { addUsers } from "./commands/users.js";
import { addValidate } from "./commands/validate.js";
import { addWorkspaces } from "./commands/workspaces.js";
import { endWithoutOutput } from "./terminal/lost-output.js";
import { printFailure } from "./terminal/output.js";

const exitCodes = `
Exit codes: 0 done or nothing to do · 1 refused or failed · 2 usage or unreadable input · 3 (plan) changes pending.
The database is --database, else GATEHOUSE_DATABASE_URL, else the configuration's own. Every command takes --json.`;

function makeProgram(): Command {
  const program = new Command("gatehouse")
    .description("Admin console for self-hosted installations with email/password login")
    .version(version)
    .helpCommand(true)
    .addHelpText("after", exitCodes)
    .exitOverride()
    .configureOutput({ outputError: () => undefined });
  for (const add of [
    addInit,
    addValidate,
    addPlan,
    addApply,
    addRestore,
    addUsers,
    addIndex,
    addAudit,
    addRoles,
    addWorkspaces,
    addSessions,
    addPolicy,
    addSignIn,
    addCheckToken,
    addRecoverAdmin,
    addServe,
    addDemo,
  ]) {
    add(program);
  }
  return program;
}

/** "gatehouse users invite" for its arguments: the command whose --help tells how to use it. */
function nameCommand(program: Command, args: readonly string[]): string {
  const [word = "", ...others] = args;
  if (word.startsWith("-")) return nameCommand(program, others);
  const command = program.commands.find((known) => known.name() === word);
  return command === undefined ? program.name() : `${program.name()} ${nameCommand(command, others)}`;
}

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const json = args.includes("--json");
  const program = makeProgram();
  endWithoutOutput();
  try {
    await program.parseAsync();
  } catch (error) {
    // Help and --version end the same way as a mistake, but with exit code 0 and their text already printed.
    if (error instanceof CommanderError && error.exitCode === 0) return;
    process.exitCode = printFailure(error, json, nameCommand(program, args));
  }
}

// What a dependency will drop in its next version is not for the person at this terminal.
process.noDeprecation = true;
await main();
