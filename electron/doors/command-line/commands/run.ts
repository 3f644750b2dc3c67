/** Runs one command, prints what it fails with, and sets the exit code. */
import { CommanderError } from "commander";
import { printFailure } from "../terminal/output.js";
import { makeProgram, nameCommand } from "./program.js";

/** Runs the command that `args` name, without the names of Node and the program before them. Never throws. */
export async function runCommandLine(args: readonly string[]): Promise<void> {
  const program = makeProgram();
  try {
    await program.parseAsync(args, { from: "user" });
  } catch (error) {
    // --help and --version end with an error too; its exit code is 0, and their text is printed already.
    if (error instanceof CommanderError && error.exitCode === 0) return;
    process.exitCode = printFailure(error, args.includes("--json"), nameCommand(program, args));
  }
}
