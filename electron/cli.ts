/** The command-line door: the same contract as the windows, called directly, for automation and for getting back in. */
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
    // Help and --version end the same way as a mistake, but with exit code 0 and their text already printed.
    if (error instanceof CommanderError && error.exitCode === 0) return;
    process.exitCode = printFailure(error, json, nameCommand(program, args));
  }
}

// What a dependency will drop in its next version is not for the person at this terminal.
process.noDeprecation = true;
await main();
