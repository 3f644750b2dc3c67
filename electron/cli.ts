/** Starts the command line with what was typed. */
import { runCommandLine } from "./doors/command-line/commands/run.js";
import { endWithoutOutput } from "./doors/command-line/terminal/lost-output.js";

// Deprecation warnings are for developers, not for the person at this terminal.
process.noDeprecation = true;
endWithoutOutput();
await runCommandLine(process.argv.slice(2));
