/** Asks on stderr for what was not given as an option, one line each. */
import { createInterface } from "node:readline/promises";
import { answerTo } from "./confirm.js";

/**
 * The answer without spaces around it; "" for an empty one. Only for a terminal on standard input.
 * Errors: NOT_CONFIRMED if nobody answers.
 */
export async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await answerTo(terminal, `${question}: `)).trim();
  } finally {
    terminal.close();
  }
}

/** True if standard input is a terminal. */
export const canAsk = (): boolean => process.stdin.isTTY === true;
