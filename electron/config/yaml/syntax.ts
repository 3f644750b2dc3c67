/** Composing the documents of a YAML text with the yaml library, in a way that refuses hostile input early. */
import { Composer, type CST, type Document, isScalar, type ParsedNode, Parser, type YAMLError } from "yaml";
import { GatehouseError } from "../../../shared/errors.js";
import { type Locate, printable } from "../../files/position.js";
import { deepestNesting, tooDeep, unreadable } from "../../files/unreadable.js";
import { lexemesOf } from "./lexemes.js";
import { lastChild } from "./nodes.js";
import { Refusals, unprintable } from "./refusals.js";
import { keepSeparators, withLineFeeds } from "./separators.js";
import { hasStray } from "./stray.js";

/** Characters. Helm stores a release in a Secret, which holds 1 MiB (Kubernetes, Secrets: size). */
const longestLexeme = 1024 * 1024;
const mostTokens = 400_000; // about 60,000 lines, read in under two seconds

export interface ComposedText {
  /** At least one document; each has its errors. */
  readonly documents: readonly Document.Parsed<ParsedNode>[];
  readonly tokens: number;
  /** True where a quote or bracket was open where the lines are no longer indented, and was taken for closed there. */
  readonly cut: boolean;
}

/**
 * Composes a text. The parser is fed token by token, so that hostile nesting is refused before anything recurses into
 * it. Throws CONFIGURATION_UNREADABLE or FILE_TOO_LARGE; syntax errors are left in the documents.
 */
export function composeText(file: string, text: string, locate: Locate): ComposedText {
  if (hasTooManyLines(text)) throw tooLarge(file);
  const control = text.search(unprintable);
  if (control !== -1) throw unreadable(locate(control), "a control character, which YAML does not allow");
  const lines = withLineFeeds(text);
  const compose = (loose: boolean): ComposedText => composeLexemes(file, lines, lexemesOf(lines, loose), locate);
  const strict = compose(false);
  if (!strict.cut || isWrongAnyway(lines)) return withSeparators(strict, text);
  const loose = compose(true);
  // The errors of the strict reading are nearer to the open quote.
  return withSeparators(loose.documents.every(isSound) ? { ...loose, cut: true } : strict, text);
}

function withSeparators(composed: ComposedText, text: string): ComposedText {
  for (const { contents } of composed.documents) keepSeparators(contents, text);
  return composed;
}

/** True where a text with an open quote or bracket is no YAML even if the quote goes on at the edge of the file. */
export const isWrongAnyway = (text: string): boolean => hasStray(lexemesOf(withLineFeeds(text), true));

const isSound = ({ errors }: Pick<Document, "errors">): boolean => errors.length === 0;

function composeLexemes(file: string, text: string, lexemes: Iterable<string>, locate: Locate): ComposedText {
  const parser = new Parser();
  const refusals = new Refusals();
  const parts: CST.Token[] = [];
  let tokens = 0;
  for (const lexeme of lexemes) {
    if (lexeme.length > longestLexeme)
      throw unreadable(locate(parser.offset), "a value of more than 1 MiB, which no Kubernetes Secret holds");
    refusals.see(lexeme, parser.offset);
    for (const token of parser.next(lexeme)) parts.push(token);
    tokens += 1;
    if (parser.stack.length > deepestNesting + 10) throw tooDeep(locate(parser.offset));
    if (isTooLarge(tokens)) throw tooLarge(file);
  }
  for (const token of parser.end()) parts.push(token);
  // Plain scalars stay text and tags names, because Helm's rules (scalars.ts) and not YAML 1.2's say what they mean.
  const composer = new Composer<ParsedNode>({
    schema: "failsafe",
    resolveKnownTags: false,
    uniqueKeys: false,
    prettyErrors: false,
  });
  const documents = [...composer.compose(parts, true, text.length)];
  for (const document of documents) document.errors = document.errors.filter((error) => !isComment(text, error));
  if (refusals.first !== null) {
    documents[0]?.errors.push(refusals.first);
    documents[0]?.errors.sort((one, other) => one.pos[0] - other.pos[0]);
  }
  endBlockScalar(documents.at(-1)?.contents, text);
  return { documents, tokens, cut: refusals.cut };
}

/**
 * True for an error of yaml 2.9.1 that go-yaml does not make: a comment needs no blank before it where a line begins,
 * or behind a closing quote or bracket.
 */
const isComment = (text: string, { code, pos: [start] }: YAMLError): boolean =>
  code === "MISSING_CHAR" && text.charAt(start) === "#";

/** Takes the line end off a block scalar in a last line that has none, as go-yaml does. */
function endBlockScalar(contents: ParsedNode | null | undefined, text: string): void {
  if (text.slice(text.lastIndexOf("\n") + 1).trim() === "") return;
  let last = contents;
  for (let below = last; below !== undefined; below = lastChild(below)) last = below;
  if (isScalar(last) && last.type?.startsWith("BLOCK") === true && last.range?.[1] === text.length)
    last.value = String(last.value).replace(/\n$/, "");
}

/** True for more tokens than a text may hold, even where its parts are composed one by one. */
export const isTooLarge = (tokens: number): boolean => tokens > mostTokens;

/** True where the lines alone are too many, so that no token needs to be looked at. */
export function hasTooManyLines(text: string): boolean {
  let lines = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) {
    lines += 1;
    if (isTooLarge(lines)) return true;
  }
  return false;
}

const tooLarge = (file: string): GatehouseError =>
  new GatehouseError("FILE_TOO_LARGE", `${printable(file)} holds far more than a values file would.`);
