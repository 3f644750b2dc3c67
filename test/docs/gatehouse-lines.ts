/** Command lines of `gatehouse`, parsed by the real program with its actions taken out. */
import { type Command, CommanderError, type Option } from "commander";
import { makeProgram } from "../../electron/doors/command-line/commands/program.js";
import type { Words } from "./shell.js";

/** `example` is a line to type; `mention` names a command in a sentence, and need not have its arguments. */
export type LineKind = "example" | "mention";

/** What a mention may leave out. */
const incomplete = new Set([
  "commander.missingArgument",
  "commander.missingMandatoryOptionValue",
  "commander.optionMissingArgument",
  "commander.help",
]);
const asked = new Set(["commander.helpDisplayed", "commander.version"]);

/** FILE, EMAIL…, NAME=ROLE, <file> or 5f0c…e1: what stands for a value in a document. */
const isPlaceholder = (word: string): boolean => /^(?:[A-Z][A-Z:_]*(?:=[A-Z]+)?|<.*>|\[.*\]|.*….*)$/.test(word);

/** To look commands up in; each line is parsed by a program of its own, since parsing changes it. */
const known = makeProgram();

/** Why the program would not take this line, given the words behind `gatehouse`; null where it would. */
export function faultOfLine(words: Words, kind: LineKind): string | null {
  const [command = ""] = words;
  if (isPlaceholder(command)) return null;
  try {
    emptied(makeProgram()).parse([...words], { from: "user" });
    return null;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (asked.has(error.code) || (kind === "mention" && incomplete.has(error.code))) return null;
    if (error.code === "commander.help") return "which command of the group is meant is not said";
    return error.message.replace(/^error: /, "");
  }
}

/** Why an option that stands alone, such as `--out FILE`, is none of the command, or of any command where that is null. */
export function faultOfOption([flag = "", ...values]: Words, command: Command | null): string | null {
  const options = (command === null ? allCommands() : [command]).flatMap((one) => one.options.filter(isFlag(flag)));
  const of = command === null ? "any command" : nameOf(command);
  if (options.length === 0) return flag === "--help" || flag === "--version" ? null : `${flag} is no option of ${of}`;
  if (values.length === 0) return null;
  if (options.every(({ required, optional }) => !required && !optional)) return `${flag} takes no value`;
  const given = values.join(" ").split("|");
  const choices = [...new Set(options.flatMap(({ argChoices }) => argChoices ?? []))];
  const wrong =
    choices.length === 0 || isPlaceholder(given.join()) ? [] : given.filter((one) => !choices.includes(one));
  return wrong.length === 0 ? null : `${flag} takes ${choices.join(", ")}, not ${wrong.join(", ")}`;
}

/** The command that a text such as `users invite EMAIL…` names; null where it names none, or a group of them. */
export function commandNamed(text: string): Command | null {
  let command = known;
  for (const word of text.replaceAll(/[,;].*/g, "").split(" ")) {
    const next = command.commands.find((candidate) => candidate.name() === word);
    if (next === undefined) break;
    command = next;
  }
  return command.commands.length === 0 ? command : null;
}

/** True where a text such as `users list` or `plan --json` is meant as a command though `gatehouse` is not in front of it. */
export function isShortened([first = "", second = ""]: Words): boolean {
  const command = known.commands.find((candidate) => candidate.name() === first);
  if (command === undefined || second === "") return false;
  return command.commands.length > 0 || second.startsWith("-");
}

/** Every command that can be run. */
export const allCommands = (): readonly Command[] => leavesOf(known);

/** `users invite` */
export const nameOf = (command: Command): string =>
  command.parent?.parent ? `${nameOf(command.parent)} ${command.name()}` : command.name();

const leavesOf = (command: Command): readonly Command[] =>
  command.commands.length === 0 ? [command] : command.commands.flatMap(leavesOf);

const isFlag = (flag: string) => (option: Option) => option.long === flag || option.short === flag;

const nothing = (): void => undefined;

/** The program as it is, but nothing is done, nothing is printed, and placeholders pass for values. */
function emptied(command: Command): Command {
  command.configureOutput({ writeOut: nothing, writeErr: nothing, outputError: nothing });
  for (const part of [...command.options, ...command.registeredArguments]) {
    const { parseArg } = part;
    if (parseArg === undefined) continue;
    part.argParser((value: string, previous: unknown) =>
      isPlaceholder(value) ? value : value.split("|").reduce<unknown>((last, one) => parseArg(one, last), previous),
    );
  }
  if (command.commands.length === 0) command.action(nothing);
  for (const child of command.commands) emptied(child);
  return command;
}
