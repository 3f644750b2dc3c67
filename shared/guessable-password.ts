/**
 * What makes a password easy to guess although it meets the documents' rule: ASVS 5.0, 6.2.4 (the commonest passwords)
 * and 6.2.11 (words of its context).
 */
import { normalizePassword } from "./password.js";

export type Guessable = "common" | "of-context" | "few-characters";

const sentences: Readonly<Record<Guessable, string>> = {
  common: "is one of the commonest passwords, or one with figures and symbols around it",
  "of-context": "is little more than the email, the name, the organization or the product",
  "few-characters": "is made of few different characters",
};

export const guessableRemedy = "Choose words that have nothing to do with each other, or let Gatehouse generate one.";

/** What a guesser knows of the member whose password it is. */
export interface PasswordContext {
  readonly email?: string | null | undefined;
  readonly fullName?: string | null | undefined;
  readonly organization?: string | null | undefined;
  /** True for the core of a common password, see `coreOf`. Left out where the list is not at hand. */
  readonly isCommonCore?: ((core: string) => boolean) | undefined;
}

const product = ["langsmith", "langchain", "gatehouse"];
const fewestCharacters = 6;
/** NIST SP 800-63B: the least that a password may have. What is left without the words of its context has to have it. */
const leastLeft = 8;

/** What makes the password guessable; none for one that is not. */
export function findGuessable(password: string, context: PasswordContext): readonly Guessable[] {
  const text = plain(password);
  const found: Guessable[] = [];
  if (new Set(text).size < fewestCharacters) found.push("few-characters");
  if (context.isCommonCore !== undefined && isCommon(password, context.isCommonCore)) found.push("common");
  if (isOfContext(text, context)) found.push("of-context");
  return found;
}

/** As one sentence about "the password", without quoting it. */
export const describeGuessable = (found: readonly Guessable[]): string =>
  `The password ${found.map((one) => sentences[one]).join(", ")}.`;

/**
 * The core of a password: in lower case, without what stands before its first letter and behind its last one, letters
 * for the figures and symbols that are written in their place, and no others. `P4ssw0rd!23` has the core `password`.
 */
export const coreOf = (password: string): string =>
  plain(
    normalizePassword(password)
      .toLowerCase()
      .replace(/^[^a-z]+|[^a-z]+$/g, ""),
  ).replace(/[^a-z]/g, "");

function isCommon(password: string, isCommonCore: (core: string) => boolean): boolean {
  const core = coreOf(password);
  const once = /^(.+?)\1*$/s.exec(core)?.[1] ?? core;
  return core.length > 3 && (isCommonCore(core) || isCommonCore(once));
}

const lookalikes: Readonly<Record<string, string>> = {
  0: "o",
  1: "i",
  3: "e",
  4: "a",
  5: "s",
  7: "t",
  "@": "a",
  $: "s",
};

/** In lower case, with letters for the figures and symbols that are written in their place. */
const plain = (password: string): string =>
  normalizePassword(password)
    .toLowerCase()
    .replace(/[013457@$]/g, (character) => lookalikes[character] ?? character);

function isOfContext(text: string, { email, fullName, organization }: PasswordContext): boolean {
  const address = email?.trim() ?? "";
  const words = [
    address,
    ...[address, fullName ?? "", organization ?? ""].flatMap((one) => one.split(/[^\p{L}\p{N}]+/u)),
  ]
    .concat(product)
    .map(plain)
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length);
  const left = words.reduce((rest, word) => rest.replaceAll(word, " "), text);
  return left !== text && left.replace(/[^\p{L}\p{N}]/gu, "").length < leastLeft;
}
