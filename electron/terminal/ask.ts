/** Asking for what was not given as an option, one line each, on stderr. */
import { createInterface } from "node:readline/promises";

/** The answer without spaces around it; "" for none. Only where standard input is a terminal. */
export async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return (await terminal.question(`${question}: `)).trim();
  } finally {
    terminal.close();
  }
}

export const canAsk = (): boolean => process.stdin.isTTY === true;
