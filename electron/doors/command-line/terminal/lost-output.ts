/** Standard output that takes no more: a full disk, or a reader that has gone. */
import { printNote } from "./output.js";

const exitCode = 1;

/**
 * From now on the program ends when standard output is lost: without a word for a reader that has seen enough (`| head`),
 * else with one line, because what was done stands, and a password that was to be printed is nowhere.
 */
export function endWithoutOutput(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") {
      printNote(
        `gatehouse: Standard output could not be written (${error.code ?? "unknown"}). What was asked for may be done all the ` +
          "same; if an initial password was to be printed, set a new one: gatehouse users reset-password EMAIL.",
      );
    }
    process.exit(exitCode);
  });
  process.stderr.on("error", () => undefined); // nobody is left to be told
}
