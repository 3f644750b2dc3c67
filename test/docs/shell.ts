/** Command lines as documents show them, taken apart the way a shell does. */

/** One command with its words, without redirections and without variables set in front of it. */
export type Words = readonly string[];

/** The commands of a fenced block. Of a `console` only lines that begin with `$ ` are commands, the rest is what they print. */
export function commandsOf(text: string, language: string): readonly Words[] {
  const lines = text.replaceAll(/\\\n\s*/g, " ").split("\n");
  const typed = language === "console" ? lines.flatMap((line) => /^\$ (.*)$/.exec(line)?.[1] ?? []) : lines;
  return typed.flatMap(splitCommands);
}

/** The commands of one line: what `|`, `&&` and `;` stand between. */
export function splitCommands(line: string): readonly Words[] {
  const commands: string[][] = [[]];
  let skipsNext = false;
  for (const word of wordsOf(line)) {
    const isWritten = word.quoted || !/^(?:\||&&|\|\||;|&)$/.test(word.text);
    if (!isWritten) commands.push([]);
    else if (skipsNext) skipsNext = false;
    else if (!word.quoted && /^\d?[<>]{1,2}$/.test(word.text)) skipsNext = true;
    else commands.at(-1)?.push(word.text);
  }
  return commands.map(withoutVariables).filter((words) => words.length > 0);
}

const withoutVariables = (words: Words): Words => {
  const first = words.findIndex((word) => !/^[A-Z_]+=/.test(word));
  return first === -1 ? [] : words.slice(first);
};

interface Word {
  readonly text: string;
  readonly quoted: boolean;
}

/** Up to a comment. */
function wordsOf(line: string): readonly Word[] {
  const words: Word[] = [];
  for (const [whole] of line.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"';])+|;/g)) {
    if (whole.startsWith("#")) break;
    words.push({ text: whole.replaceAll(/["']/g, ""), quoted: /^["']/.test(whole) });
  }
  return words;
}
