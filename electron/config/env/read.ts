/** Reading a compose `.env` by compose's own rules, those of compose-go's dotenv package. */
import type { ConfigurationDocument } from "../../../shared/contract/configuration.js";
import { GatehouseError } from "../../../shared/errors.js";
import { type Locate, locator, type Position, printable } from "../../files/position.js";
import { type UnreadableError, unreadable } from "../../files/unreadable.js";
import { InterpolationError, interpolate, longestValue } from "./interpolation.js";
import { tailBehind } from "./tail.js";

export interface EnvEntry {
  readonly name: string;
  readonly value: string;
  readonly position: Position;
  readonly quote: '"' | "'" | null;
  /** True where a `$NAME` in the value names nothing that is set and so became nothing. */
  readonly lostReference: boolean;
  /** True where compose takes the comment in `NAME= # …` for the value. */
  readonly commentTaken: boolean;
  /** True where the unquoted value ends at a ` #` with no space behind it, which may be meant as part of the value. */
  readonly cutOff: boolean;
  /** True where spaces stand before or behind the `=`. */
  readonly spaced: boolean;
  /** The words behind the closing quote, which are no part of the value. */
  readonly tail: Position | null;
  /** True where a service takes the line as it is (`format: raw`), quotes and `$` included. */
  readonly raw: boolean;
}

/** An entry without quotes or anything else to say about it. */
export const plainEntry = (name: string, value: string, position: Position): EnvEntry => ({
  name,
  value,
  position,
  quote: null,
  lostReference: false,
  commentTaken: false,
  cutOff: false,
  spaced: false,
  tail: null,
  raw: false,
});

export interface EnvFile {
  readonly source: ConfigurationDocument;
  /** The entry that counts for each name: the last one written. */
  readonly entries: ReadonlyMap<string, EnvEntry>;
  readonly duplicates: readonly EnvEntry[];
}

const mostStatements = 50_000;
const space = /[\t\v\f\r \u0085\u00a0]*/y;
// This is not \s, which has the byte order mark in it and lacks U+0085.
const anySpace = /\p{White_Space}*/uy;
const trailingSpace = /\p{White_Space}/u;
const exported = /export(?=[\t\n\f\r ])[\t\v\f\r \u0085\u00a0]*/y;
const nameCharacter = /[\p{L}\p{N}_.\-[\]\t\v\f\r \u0085\u00a0]/u;
const escapes = /\\(?:[abcfnrtv$"\\]|0\d{0,3})/g;
const escaped: Readonly<Record<string, string>> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  '"': '"',
  "\\": "\\",
};

/**
 * Parses a `.env`; `earlier` holds what the files before it set. The process's own environment is not looked at,
 * because the answer is about the file. Throws CONFIGURATION_UNREADABLE where compose would refuse the file, without
 * quoting it.
 */
export function parseEnv(file: string, text: string, earlier: ReadonlyMap<string, EnvEntry> = new Map()): EnvFile {
  const locate = locator(file, text);
  const entries = new Map<string, EnvEntry>();
  const duplicates: EnvEntry[] = [];
  const lookup = (name: string): string | undefined => (entries.get(name) ?? earlier.get(name))?.value;
  const expand = (value: string, offset: number) => {
    try {
      return interpolate(value, lookup);
    } catch (error) {
      if (error instanceof InterpolationError) throw unreadable(locate(offset), error.message);
      throw error;
    }
  };

  for (const { name: key, value: raw } of readStatements(file, text, locate)) {
    const { text: value, lost } =
      raw.quote === "'"
        ? { text: raw.text, lost: false }
        : expand(raw.quote === '"' ? expandEscapes(raw.text) : raw.text, raw.start);
    const position =
      value === "" && raw.quote === null
        ? locate(key.start, key.start + key.name.length)
        : locate(raw.start, raw.quote === null ? raw.start + raw.text.length : raw.end);
    const commentTaken = raw.quote === null && text[raw.start] === "#";
    const tail = raw.quote === null ? null : tailBehind(text, raw.end);
    const entry = {
      name: key.name,
      value,
      position,
      quote: raw.quote,
      lostReference: lost,
      commentTaken,
      cutOff:
        raw.quote === null && value !== "" && /^[ ]+#[^\s#]/.test(text.slice(raw.start + raw.text.length, raw.end)),
      spaced: raw.text !== "" && !commentTaken && /[ \t][=:]|[=:][ \t]/.test(text.slice(key.start, raw.start)),
      tail: tail === null ? null : locate(tail.start, tail.end),
      raw: false,
    };
    if (entries.has(key.name)) duplicates.push(entry);
    entries.set(key.name, entry);
  }
  return { source: { file, text }, entries, duplicates };
}

/** One NAME=VALUE as it is written, with offsets into the text. */
export interface Statement {
  readonly name: Name;
  readonly value: RawValue;
}

/** The assignments of a `.env` in their order. Throws CONFIGURATION_UNREADABLE or FILE_TOO_LARGE. */
export function* readStatements(file: string, text: string, locate: Locate): Iterable<Statement> {
  let statements = 0;
  const first = nextStatement(text, text.startsWith("\uFEFF") ? 1 : 0);
  for (let at = first; at < text.length; at = nextStatement(text, at)) {
    statements += 1;
    if (statements > mostStatements)
      throw new GatehouseError("FILE_TOO_LARGE", `${printable(file)} holds far more than a .env would.`);
    const name = readName(text, at, locate);
    at = name.end;
    if (name.inherited) continue;
    const value = readValue(text, at, locate);
    at = value.end;
    yield { name, value };
  }
}

function skip(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  return from + (pattern.exec(text)?.[0].length ?? 0);
}

/** The text without the spaces at its end that compose takes off. A byte order mark is none, though it is to trimEnd(). */
export function withoutTrailingSpace(text: string): string {
  let end = text.length;
  while (trailingSpace.test(text[end - 1] ?? "")) end -= 1;
  return text.slice(0, end);
}

function nextStatement(text: string, from: number): number {
  for (let at = skip(anySpace, text, from); ; at = skip(anySpace, text, at)) {
    if (text[at] !== "#") return at;
    const newline = text.indexOf("\n", at);
    if (newline === -1) return text.length;
    at = newline;
  }
}

interface Name {
  readonly name: string;
  readonly start: number;
  /** Where the value starts, or the next statement. */
  readonly end: number;
  /** True for a name alone on its line, whose value compose takes from its own environment. */
  readonly inherited: boolean;
}

function readName(text: string, from: number, locate: Locate): Name {
  const start = skip(exported, text, from);
  if (start === text.length) throw unreadable(locate(from), "an export that names nothing");
  let end = start;
  while (end < text.length && !"=:\n".includes(text[end] ?? "")) {
    const character = String.fromCodePoint(text.codePointAt(end) ?? 0);
    if (!nameCharacter.test(character))
      throw unreadable(locate(end), `${nameless(character)} that no name may hold; a line is NAME=VALUE`);
    end += character.length;
  }
  const name = withoutTrailingSpace(text.slice(start, end));
  if (name.includes(" ")) throw unreadable(locate(start), "a name with a space in it; a line is NAME=VALUE");
  const inherited = end >= text.length || text[end] === "\n";
  return { name, start, end: inherited ? end : skip(space, text, end + 1), inherited };
}

/** Names the character: nobody sees one that was pasted along, or a byte order mark left by `cat`. */
const nameless = (character: string): string =>
  /\p{Cf}/u.test(character)
    ? `an invisible character (U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")})`
    : "a character";

interface RawValue {
  readonly text: string;
  readonly quote: '"' | "'" | null;
  readonly start: number;
  readonly end: number;
}

function readValue(text: string, start: number, locate: Locate): RawValue {
  const quote = text[start];
  if (quote !== '"' && quote !== "'") {
    const newline = text.indexOf("\n", start);
    const end = newline === -1 ? text.length : newline;
    if (end - start > longestValue) throw tooLong(locate(start));
    const line = text.slice(start, end);
    const comment = line.indexOf(" #");
    return { text: withoutTrailingSpace(comment === -1 ? line : line.slice(0, comment)), quote: null, start, end };
  }
  let value = "";
  for (let at = start + 1; at < text.length; at += 1) {
    if (at - start > longestValue) throw tooLong(locate(start));
    const character = text[at] ?? "";
    if (character === quote) return { text: value, quote, start, end: at + 1 };
    if (character !== "\\") value += character;
    else {
      at += 1;
      // Only the quote loses its backslash here; in double quotes the other escapes follow in expandEscapes().
      value += text[at] === quote ? quote : `\\${text[at] ?? ""}`;
    }
  }
  throw unreadable(locate(start), "a quote that is never closed");
}

const tooLong = (position: Position): UnreadableError =>
  unreadable(position, "a value of more than 128 KiB, which no environment holds");

function expandEscapes(text: string): string {
  return text.replaceAll(escapes, (sequence) => {
    const body = sequence.slice(1);
    if (body === "$") return "$$"; // which interpolation then reads as one literal $
    if (!body.startsWith("0")) return escaped[body] ?? sequence;
    const octal = body.slice(1);
    const code = /^[0-7]{3}$/.test(octal) ? Number.parseInt(octal, 8) : 256;
    return code < 256 ? String.fromCharCode(code) : `\\${octal}`;
  });
}
