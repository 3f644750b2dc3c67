/** Holds documents against the program, the repository and each other. */
import {
  allCommands,
  commandNamed,
  faultOfLine,
  faultOfOption,
  isShortened,
  type LineKind,
  nameOf,
} from "./gatehouse-lines.js";
import { faultOfLink } from "./links.js";
import type { Code, MarkdownDocument } from "./markdown.js";
import { faultOfPath, faultOfScript, faultsOfVariables, type Repository, scriptOf } from "./references.js";
import { commandsOf, splitCommands, type Words } from "./shell.js";

/** Every claim that does not hold, as `docs/security.md:12 …`. */
export function faultsOf(documents: readonly MarkdownDocument[], repository: Repository): readonly string[] {
  const byFile = new Map(documents.map((document) => [document.file, document]));
  return documents.flatMap((document) => [
    ...document.codes.flatMap((code) =>
      faultsOfCode(code, repository).map((fault) => `${document.file}:${code.line} ${fault}`),
    ),
    ...document.links.flatMap(({ href, line }) => {
      const fault = faultOfLink(href, document, byFile, repository.root);
      return fault === null ? [] : [`${document.file}:${line} ${fault}`];
    }),
  ]);
}

/** Commands and options that the page of the command line passes over. */
export function undocumented(page: string): readonly string[] {
  return allCommands().flatMap((command) => {
    const name = nameOf(command);
    const options = command.options.flatMap(({ long }) => (typeof long === "string" ? [long] : []));
    const missing = options.filter((option) => !isNamed(page, option)).map((option) => `${name} ${option}`);
    return (isNamed(page, name) ? missing : [name, ...missing]).map((what) => `${what} is not described`);
  });
}

const isNamed = (page: string, name: string): boolean => new RegExp(`${name}(?![\\w-])`).test(page);

function faultsOfCode(code: Code, repository: Repository): readonly string[] {
  const faults = code.kind === "fence" ? faultsOfFence(code, repository) : faultsOfSpan(code, repository);
  return [...faults, ...faultsOfVariables(code.text, repository)];
}

const typed = new Set(["sh", "bash", "console"]);

function faultsOfFence({ text, language }: Code, repository: Repository): readonly string[] {
  if (!typed.has(language)) return [];
  return commandsOf(text, language).flatMap((words) => [
    ...faultsOfCommand(words, "example", repository),
    ...words.flatMap((word) => faultOfPath(word, repository) ?? []),
  ]);
}

function faultsOfSpan({ text, about }: Code, repository: Repository): readonly string[] {
  const path = faultOfPath(text, repository);
  if (path !== null) return [path];
  if (/^--?[a-z]/.test(text)) {
    const command = about.map(commandNamed).find((named) => named !== null) ?? null;
    const fault = faultOfOption(text.split(" "), command);
    return fault === null ? [] : [fault];
  }
  const [words = []] = splitCommands(text);
  return faultsOfCommand(isShortened(words) ? ["gatehouse", ...words] : words, "mention", repository);
}

function faultsOfCommand(words: Words, kind: LineKind, repository: Repository): readonly string[] {
  const [program, ...args] = words;
  const told = (fault: string | null, line: Words): readonly string[] =>
    fault === null ? [] : [`gatehouse ${line.join(" ")}: ${fault}`];
  if (program === "gatehouse") return told(faultOfLine(args, kind), args);
  const fault = faultOfScript(words, repository);
  if (fault !== null) return [fault];
  // These scripts are the command line itself.
  const run = scriptOf(words);
  if (run?.script === "gatehouse") return told(faultOfLine(run.args, kind), run.args);
  if (run?.script === "demo") return told(faultOfLine(["demo", ...run.args], kind), ["demo", ...run.args]);
  return [];
}
