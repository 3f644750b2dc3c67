/** The command-line door: the same contract as the windows, called directly, for automation and for getting back in. */
import { Command, CommanderError } from "commander";
import { version } from "../package.json";
import { addApply } from "./doors/command-line/commands/apply.js";
import { addAudit } from "./doors/command-line/commands/audit.js";
import { addDemo } from "./doors/command-line/commands/demo.js";
import { addInit } from "./doors/command-line/commands/init.js";
import { addPlan } from "./doors/command-line/commands/plan.js";
import { addPolicy } from "./doors/command-line/commands/policy.js";
import { addRecoverAdmin } from "./doors/command-line/commands/recover-admin.js";
import { addRestore } from "./doors/command-line/commands/restore.js";
import { addRoles } from "./doors/command-line/commands/roles.js";
import { addIndex } from "./doors/command-line/commands/search-index.js";
import { addServe } from "./doors/command-line/commands/serve.js";
import { addSessions } from "./doors/command-line/commands/sessions.js";
import { addCheckToken, addSignIn } from "./doors/command-line/commands/sign-in.js";
import { addUsers } from "./doors/command-line/commands/users.js";
import { addValidate } from "./doors/command-line/commands/validate.js";
import { addWorkspaces } from "./doors/command-line/commands/workspaces.js";
import { endWithoutOutput } from "./doors/command-line/terminal/lost-output.js";
import { printFailure } from "./doors/command-line/terminal/output.js";

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
