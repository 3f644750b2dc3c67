/** The options of commands that list page by page, and of options that may be given several times. */
import { type Command, InvalidArgumentError } from "commander";
import type { CommonOptions } from "./options.js";

export interface PageOptions extends CommonOptions {
  readonly limit: number;
  readonly cursor?: string;
}

export const withPage = (command: Command): Command =>
  command
    .option("--limit <n>", "how many at most, up to 1000", parseLimit, 100)
    .option("--cursor <cursor>", "the nextCursor of the page before");

/** The part of a call's input that says which page. */
export const pageOf = ({ limit, cursor }: PageOptions) => ({ limit, cursor });

/** Collects the values of an option that may be given several times. */
export const collect = (value: string, before: readonly string[] = []): readonly string[] => [...before, value];

function parseLimit(text: string): number {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000)
    throw new InvalidArgumentError("Give a number from 1 to 1000.");
  return limit;
}
