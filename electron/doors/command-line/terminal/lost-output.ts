/** Ends the program when standard output takes no more, because the disk is full or the reader has gone. */
import { printNote } from "./output.js";

const exitCode = 1;

/**
 * Makes the program end when standard output is lost. It ends silently for a reader that has gone (`| head`). Otherwise it
 * prints one line: the change was made, and an initial password that should have been printed is lost.
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
  process.stderr.on("error", () => undefined); // nobody can be told any more
}
