/** Asks for confirmation before a change, and reads secrets that are typed or piped in. */
import { isUtf8 } from "node:buffer";
import { createInterface, type Interface } from "node:readline/promises";
import { Writable } from "node:stream";
import { GatehouseError } from "../../../../shared/errors.js";

/** Asks `question` on stderr, unless `yes` answers it. Errors: NOT_CONFIRMED for any answer but yes, or for none. */
export async function confirm(question: string, yes: boolean): Promise<void> {
  if (yes) return;
  if (!process.stdin.isTTY) {
    throw new GatehouseError("NOT_CONFIRMED", "Nobody can confirm this here.", {
      remedy: "Nothing was changed. Pass --yes to go ahead without a question.",
    });
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await answerTo(terminal, `${question} [y/N] `);
    if (!/^y(es)?$/i.test(answer.trim())) throw new GatehouseError("NOT_CONFIRMED", "It was not confirmed.");
  } finally {
    terminal.close();
  }
}

/** The answer to `question`. Errors: NOT_CONFIRMED for Ctrl+C or the end of the input. */
export async function answerTo(terminal: Interface, question: string): Promise<string> {
  const left = new Promise<never>((_, reject) => {
    const remedy = "Nothing was changed.";
    terminal.once("close", () => reject(new GatehouseError("NOT_CONFIRMED", "It was not answered.", { remedy })));
  });
  const answered = terminal.question(question).catch(() => left);
  try {
    return await Promise.race([answered, left]);
  } catch (error) {
    process.stderr.write("\n"); // the question's line is still open
    throw error;
  }
}

const longestSecret = 64 * 1024; // bytes: far more than any password or token

/** The one line on standard input, without its line break. On a terminal it is typed unseen. Errors: USAGE. */
export async function readSecret(prompt: string): Promise<string> {
  const text = process.stdin.isTTY ? await typeSecret(prompt) : await readAll();
  if (text === "")
    throw new GatehouseError("USAGE", "Nothing was given on standard input.", {
      remedy: `Give ${inSentence(prompt)} on standard input.`,
    });
  if (/[\r\n]/.test(text))
    throw new GatehouseError("USAGE", "Standard input holds more than one line.", {
      remedy: `Give ${inSentence(prompt)} alone, on one line; a blank line counts too.`,
    });
  return text;
}

/** Two secrets on standard input, a line each. On a terminal they are typed unseen. Errors: USAGE. */
export async function readSecrets(first: string, second: string): Promise<readonly [string, string]> {
  if (process.stdin.isTTY) return [await typeSecret(first), await typeSecret(second)];
  const [one = "", other = "", ...rest] = (await readAll()).split(/\r?\n/);
  if (one === "" || other === "" || rest.length > 0) {
    throw new GatehouseError("USAGE", "Standard input does not hold two lines.", {
      remedy: `Give ${inSentence(first)}, then ${inSentence(second)} on standard input, a line each.`,
    });
  }
  return [one, other];
}

/** A prompt such as "The password" as it stands in the middle of a sentence. */
const inSentence = (prompt: string): string => prompt.replace(/^The /, "the ");

/** What is typed unseen, which may be nothing. Only for a terminal on standard input. */
export async function typeSecret(prompt: string): Promise<string> {
  process.stderr.write(`${prompt}: `);
  const unseen = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: unseen, terminal: true });
  try {
    const typed = await answerTo(terminal, "");
    process.stderr.write("\n"); // the line break was not seen either
    return typed;
  } finally {
    terminal.close();
  }
}

async function readAll(): Promise<string> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of process.stdin) {
    size += piece.length;
    if (size > longestSecret) throw new GatehouseError("USAGE", "Standard input is too long for a password or token.");
    pieces.push(Buffer.from(piece));
  }
  return decode(Buffer.concat(pieces)).replace(/\r?\n$/, "");
}

/** The bytes as text. A mark before it is refused: it would become a part of the secret. Errors: USAGE. */
function decode(bytes: Buffer): string {
  const text = isUtf8(bytes) ? bytes.toString("utf8") : null;
  const unfit = text === null ? "is not text in UTF-8" : text.includes("\0") ? "holds a NUL character" : null;
  const marked = text?.startsWith("\uFEFF") ? "begins with a byte order mark, U+FEFF" : null;
  const fault = unfit ?? marked;
  if (text !== null && fault === null) return text;
  throw new GatehouseError("USAGE", `Standard input ${fault}.`, {
    remedy: "Give it as plain UTF-8 without a mark, for example with printf %s.",
  });
}
