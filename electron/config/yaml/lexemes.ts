/** Cutting a YAML text into lexemes as Helm's reader (go-yaml v2) does, where the yaml library does otherwise. */
import { Lexer } from "yaml";

/** The version of the yaml library whose lexer has been looked at; package.json pins it. */
const yamlVersion = "2.9.1";

/** What is read and redefined of the lexer. It is private to the lexer, and the library offers no other way to it. */
interface LexerState {
  readonly buffer: string;
  readonly pos: number;
  /** The number of open brackets. */
  readonly flowLevel: number;
  /** The least indentation with which a scalar, or what stands between brackets, goes on. */
  indentNext: number;
}

const hasState = (lexer: object): lexer is LexerState =>
  "buffer" in lexer &&
  typeof lexer.buffer === "string" &&
  ["pos", "flowLevel", "indentNext"].every((name) => typeof Reflect.get(lexer, name) === "number");

/** The lexer's own state. Throws an Error where the lexer is of a yaml version that keeps its state otherwise. */
export function stateOf(lexer: object): LexerState {
  if (hasState(lexer)) return lexer;
  throw new Error(`This program is made for yaml ${yamlVersion}; the lexer of the installed version is another one.`);
}

stateOf(new Lexer()); // fails while the program starts, not in the middle of somebody's file

/**
 * The lexer's own lexemes, except that a line with only a comment (`#like this`) changes nothing: yaml 2.9.1 takes its
 * indentation for the text's, and a plain scalar in a later line then runs on into the next key. With `loose`, lines
 * between quotes or brackets may be indented in any way (a JSON in quotes whose brace stands at the edge). YAML 1.2
 * does not allow that, go-yaml does.
 */
export function lexemesOf(text: string, loose: boolean): Iterable<string> {
  const lexer = new Lexer();
  const state = stateOf(lexer);
  if (loose) loosen(state);
  let ofLastLine = state.indentNext;
  let onlyBlank = true;
  const see = (lexeme: string): void => {
    if (lexeme.endsWith("\n")) {
      if (!onlyBlank) ofLastLine = state.indentNext;
      onlyBlank = true;
    } else if (lexeme.startsWith("#")) {
      if (onlyBlank) state.indentNext = ofLastLine;
    } else if (onlyBlank) onlyBlank = !/\S/.test(lexeme);
  };
  const lexemes = lexer.lex(text);
  // A generator around the lexer's own would be a tenth of the time that lexing takes.
  const next = (): IteratorResult<string, void> => {
    const result = lexemes.next();
    if (result.done !== true) see(result.value);
    return result;
  };
  return { [Symbol.iterator]: () => ({ next }) };
}

/** Asks for no indentation between brackets, nor behind a quote that does not begin its line. */
function loosen(state: LexerState): void {
  let { indentNext } = state;
  const isFree = ({ buffer, pos, flowLevel }: LexerState): boolean =>
    flowLevel > 0 || (/^["']$/.test(buffer.charAt(pos)) && buffer.charAt(pos - 1) !== "\n");
  Object.defineProperty(state, "indentNext", {
    get: () => (isFree(state) ? 0 : indentNext),
    set: (value: number) => {
      indentNext = value;
    },
  });
}
