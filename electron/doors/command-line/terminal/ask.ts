/** Asking for what was not given as an option, one line each, on stderr. */
import { createInterface } from "node:readline/promises";
import { answerTo } from "./confirm.js";

/** The answer without spaces around it; "" for none. Errors: NOT_CONFIRMED where nobody answers. Only where standard input is a terminal. */
export async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await answerTo(terminal, `${question}: `)).trim();
  } finally {
    terminal.close();
  }
}

export const canAsk = (): boolean => process.stdin.isTTY === true;
