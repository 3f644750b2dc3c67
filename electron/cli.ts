/** Starts the command line: runs one command, prints what it fails with, and sets the exit code. */
import { CommanderError } from "commander";
import { makeProgram, nameCommand } from "./doors/command-line/commands/program.js";
import { endWithoutOutput } from "./doors/command-line/terminal/lost-output.js";
import { printFailure } from "./doors/command-line/terminal/output.js";

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const json = args.includes("--json");
  const program = makeProgram();
  endWithoutOutput();
  try {
    await program.parseAsync();
  } catch (error) {
    // --help and --version end with an error too; its exit code is 0, and their text is printed already.
    if (error instanceof CommanderError && error.exitCode === 0) return;
    process.exitCode = printFailure(error, json, nameCommand(program, args));
  }
}

// Deprecation warnings are for developers, not for the person at this terminal.
process.noDeprecation = true;
await main();
