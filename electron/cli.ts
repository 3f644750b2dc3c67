/** Starts the command line with what was typed. */
import { runCommandLine } from "./doors/command-line/commands/run.js";
import { endWithoutOutput } from "./doors/command-line/terminal/lost-output.js";

// Deprecation warnings are for developers, not for the person at this terminal.
process.noDeprecation = true;
endWithoutOutput();
// Without a listener, Node opens its inspector on this signal: a debugger that reads every secret of this process.
process.on("SIGUSR1", () => undefined);
await runCommandLine(process.argv.slice(2));
