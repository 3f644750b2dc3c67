/** Refusing what Helm's reader (go-yaml) refuses in a YAML text and the yaml library reads. */
import { YAMLParseError } from "yaml";

/** Characters that are not printable (YAML 1.1, 5.1), except halves of surrogate pairs, which no file holds. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
export const unprintable = /[\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]/;

/** The lexer's marks before a plain or block scalar, and before a document. */
const startOfScalar = "\x1f";
const startOfDocument = "\x02";

/** First characters of blank lexemes, which have nothing else in them. */
const blanks = new Set(["", " ", "\t", "\r", "\n", "\uFEFF", startOfScalar, startOfDocument]);
const isBlank = (lexeme: string): boolean => blanks.has(lexeme.charAt(0));

/** The lexer's mark where brackets are open and the lines are no longer indented: it takes the brackets for closed. */
const endOfBrackets = "\x18";

/** Looks at a text's lexemes in their order, and keeps the first error. */
export class Refusals {
  #first: YAMLParseError | null = null;
  #cut = false;
  #openBrackets = 0;
  #inBlock = false;
  #onlyBlank = true;
  #afterPlain = false;
  #measures = false;
  #before = "";
  #begun = false;

  get first(): YAMLParseError | null {
    return this.#first;
  }

  /** True where a quote or bracket was open where the lines are no longer indented, and was taken for closed there. */
  get cut(): boolean {
    return this.#cut;
  }

  see(lexeme: string, offset: number): void {
    if (lexeme === startOfDocument) this.#begun = true;
    // The library passes over a mark at the start of any line before the first document. To Helm it begins a key.
    else if (lexeme === "\uFEFF" && offset > 0 && !this.#begun) this.#refuse("UNEXPECTED_TOKEN", offset);
    if (this.#before === startOfScalar) this.#seeScalar(lexeme, offset);
    else if (!isBlank(lexeme)) this.#seeSign(lexeme, offset);
    else if (lexeme.includes("\t") && this.#isIndentation()) this.#refuse("TAB_AS_INDENT", offset);
    if (lexeme.endsWith("\n")) this.#onlyBlank = true;
    else if (this.#onlyBlank) this.#onlyBlank = isBlank(lexeme);
    this.#before = lexeme;
  }

  #seeScalar(text: string, offset: number): void {
    this.#afterPlain = !/^\s/.test(text); // a block scalar begins with its indentation
    const spaces = this.#measures ? /^(?: *\r?\n)* *(?=\t)/.exec(text) : null;
    if (spaces !== null) this.#refuse("TAB_AS_INDENT", offset + spaces[0].length);
    this.#measures = false;
    const reserved = this.#openBrackets > 0 ? text.search(/\?|^:/) : -1;
    if (reserved !== -1) this.#refuse("BAD_SCALAR_START", offset + reserved);
  }

  #seeSign(lexeme: string, offset: number): void {
    this.#afterPlain = false;
    switch (lexeme.charAt(0)) {
      case "[":
      case "{":
        this.#openBrackets += 1;
        break;
      case "]":
      case "}":
        this.#openBrackets -= 1;
        break;
      case ":":
      case "-":
        if (lexeme.length === 1) this.#inBlock ||= this.#openBrackets === 0;
        break;
      case "|":
      case ">":
        this.#measures = !/[1-9]/.test(lexeme); // the first line measures it, unless the head says
        break;
      case "&":
      case "*":
        if (!/^.[\w-]+$/.test(lexeme)) this.#refuse("BAD_ALIAS", offset);
        break;
      case '"':
      case "'":
        this.#seeQuoted(lexeme, offset);
        break;
      case endOfBrackets:
        this.#cut = true;
    }
  }

  #seeQuoted(lexeme: string, offset: number): void {
    const sign = lexeme.charAt(0);
    const hasEnd = lexeme.length > 1 && lexeme.endsWith(sign);
    const inEscape = hasEnd && endsInEscape(lexeme);
    if (inEscape) this.#refuse("MISSING_CHAR", offset);
    this.#cut ||= !hasEnd || inEscape;
    if (sign === "'" || !lexeme.includes("\\")) return;
    // A slash needs no escape, and half a surrogate pair (as in JSON) has none.
    for (const { index, 0: written } of lexeme.matchAll(/\\(?:u[dD][89A-Fa-f]|.)/gs))
      if (written === "\\/" || written.length > 2) this.#refuse("BAD_DQ_ESCAPE", offset + index);
  }

  /**
   * True where the next lexeme begins a line or an item (-). A plain scalar may go on in the next line: behind it, a
   * tab is refused only where no space comes before it, and also between brackets, where tabs are free otherwise.
   */
  #isIndentation(): boolean {
    const beginsLine = this.#before.endsWith("\n");
    if (this.#openBrackets > 0) return this.#inBlock && this.#afterPlain && beginsLine;
    return this.#onlyBlank ? beginsLine || !this.#afterPlain : /^[-?]$/.test(this.#before);
  }

  #refuse(code: YAMLParseError["code"], at: number): void {
    this.#first ??= new YAMLParseError([at, at + 1], code, "");
  }
}

/** True where the last quote is not the closing one: `"C:\"` and `'it''`. */
function endsInEscape(lexeme: string): boolean {
  const sign = lexeme.startsWith('"') ? "\\" : "'";
  let at = lexeme.length - 2;
  while (at > 0 && lexeme.charAt(at) === sign) at -= 1;
  return (lexeme.length - at) % 2 === 1;
}
