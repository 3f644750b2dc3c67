/** Prints for the command line: results on stdout, everything else on stderr. */
import { CommanderError } from "commander";
import stringWidth from "string-width";
import type { Failure } from "../../../../shared/contract/errors.js";
import { errorKinds, isErrorCode } from "../../../../shared/errors.js";
import { loggedFailure, readFailure } from "../../../../shared/failure.js";
import { log } from "../../../files/log.js";

/** Prints one JSON document on stdout. */
export const printJson = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
};

/** Prints a result for people on stdout. */
export const printResult = (text: string): void => {
  process.stdout.write(`${withoutControls(text)}\n`);
};

/** Prints progress or a note on stderr. */
export const printNote = (text: string): void => {
  process.stderr.write(`${withoutControls(text)}\n`);
};

/** Prints a warning on stderr, in red on a terminal that shows colours. */
export const printWarning = (text: string): void => {
  const line = withoutControls(`Warning: ${text}`);
  const isColored = process.stderr.isTTY && !process.env.NO_COLOR;
  process.stderr.write(isColored ? `\u001b[31m${line}\u001b[39m\n` : `${line}\n`);
};

/** Replaces control characters, which a terminal would obey: anybody may have written the names in a database. */
const withoutControls = (text: string): string => text.replaceAll(/[^\P{Cc}\n\t]/gu, "?");

/** What people are told of an error. An error of which nothing may be told is written to the log. */
export function toFailure(error: unknown): Failure {
  const { remedy } = errorKinds.USAGE;
  if (error instanceof CommanderError) return { code: "USAGE", message: describeMistake(error), remedy };
  const failure = readFailure(error, remedy);
  if (failure !== null) return failure;
  log.error({ err: error }, "unexpected failure of a command");
  return loggedFailure;
}

function describeMistake({ code, message }: CommanderError): string {
  // The help was printed, because none of the commands in it was named.
  if (code === "commander.help") return "One of the commands listed there is missing.";
  const sentence = message.replace(/^error: /, "").replace(/\s+/g, " ");
  return `${sentence}.`.replace(/\.\.$/, ".");
}

/** Prints the failure of `command`, in one line for people or as `{"error":…}`, and returns the exit code for it. */
export function printFailure(error: unknown, json: boolean, command: string): number {
  const failure = pointToHelp(toFailure(error), command);
  if (json) printJson({ error: failure });
  else printNote(`gatehouse: ${failure.message} ${failure.remedy}`.replace(/\s*\n\s*/g, " "));
  return isErrorCode(failure.code) ? errorKinds[failure.code].exit : 1;
}

/** Makes the remedy of a usage error name the command whose help shows the right usage. */
const pointToHelp = (failure: Failure, command: string): Failure =>
  failure.remedy === errorKinds.USAGE.remedy ? { ...failure, remedy: `See ${command} --help.` } : failure;

/** The rows in columns that are as wide as their widest cell and two spaces apart. */
export function formatTable(given: readonly (readonly string[])[]): string {
  const rows = given.map((row) => row.map((cell) => cell.replaceAll(/[\n\t]/g, " ")));
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => stringWidth(row[column] ?? ""))));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell + " ".repeat(Math.max(0, (widths[column] ?? 0) - stringWidth(cell))))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}
