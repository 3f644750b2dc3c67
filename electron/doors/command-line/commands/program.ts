/** The command line's program with all its commands. */
import { Command } from "commander";
import { version } from "../../../../package.json";
import { addApply } from "./apply.js";
import { addAudit } from "./audit.js";
import { addDemo } from "./demo.js";
import { addInit } from "./init.js";
import { addPlan } from "./plan.js";
import { addPolicy } from "./policy.js";
import { addRecoverAdmin } from "./recover-admin.js";
import { addRepair } from "./repair.js";
import { addRestore } from "./restore.js";
import { addRoles } from "./roles.js";
import { addSchema } from "./schema.js";
import { addIndex } from "./search-index.js";
import { addServe } from "./serve.js";
import { addSessions } from "./sessions.js";
import { addCheckToken, addSignIn } from "./sign-in.js";
import { addUpgradeCheck } from "./upgrade-check.js";
import { addUsers } from "./users.js";
import { addValidate } from "./validate.js";
import { addWorkspaces } from "./workspaces.js";

const exitCodes = `
Exit codes: 0 done or nothing to do · 1 refused or failed · 2 usage or unreadable input · 3 (plan) changes pending.
The database is --database, else GATEHOUSE_DATABASE_URL, else the configuration's own. Every command takes --json.`;

/** Makes the program. It throws a CommanderError where commander would end the process, and prints none itself. */
export function makeProgram(): Command {
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
    addUpgradeCheck,
    addSchema,
    addPlan,
    addApply,
    addRestore,
    addRepair,
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

/** The name of the command that `args` call, such as "gatehouse users invite". Its --help tells how to use it. */
export function nameCommand(program: Command, args: readonly string[]): string {
  const [word = "", ...others] = args;
  if (word.startsWith("-")) return nameCommand(program, others);
  const command = program.commands.find((known) => known.name() === word);
  return command === undefined ? program.name() : `${program.name()} ${nameCommand(command, others)}`;
}
