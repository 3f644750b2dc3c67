/** Reading the syntax of Go's text/template (pkg.go.dev/text/template) into statements and expressions. */
import type { Block, Expression, Statement } from "./model.js";

export interface Template {
  readonly body: Block;
  readonly defines: ReadonlyMap<string, Block>;
}

/** Thrown for a text that is no template; the message has no text of the file. */
export class TemplateSyntaxError extends Error {}

type Token =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "action"; readonly words: readonly Word[] };

interface Word {
  readonly kind: "sign" | "string" | "number" | "name" | "field" | "variable" | "char";
  readonly text: string;
  /** True where white space stands before the word. */
  readonly spaced: boolean;
}

const opening = /\{\{(?:-(?=\s))?/g;

/** Cuts a text into pieces of text and actions; comments are dropped, and white space beside a trimming sign. */
function tokens(source: string): readonly Token[] {
  const found: Token[] = [];
  let at = 0;
  let trimNext = false;
  const pushText = (text: string): void => {
    if (text !== "") found.push({ kind: "text", text });
  };
  for (;;) {
    opening.lastIndex = at;
    const open = opening.exec(source);
    let text = source.slice(at, open?.index ?? source.length);
    if (trimNext) text = text.replace(/^[ \t\r\n]+/, "");
    if (open?.[0] === "{{-") text = text.replace(/[ \t\r\n]+$/, "");
    pushText(text);
    if (open === null) return found;
    const { end, trims, words } = action(source, open.index + open[0].length);
    if (words !== null) found.push({ kind: "action", words });
    at = end;
    trimNext = trims;
  }
}

const comment = /\s*\/\*[\s\S]*?\*\/\s*?(?:\s-)?\}\}/y;
const close = /\s*?(?:\s-)?\}\}/y;
const word =
  /\s*(?:(?<string>"(?:\\.|[^"\\\n])*"|`[^`]*`)|(?<char>'(?:\\.|[^'\\\n])+')|(?<number>[+-]?\d[\w.+-]*)|(?<variable>\$\w*)|(?<field>\.\w*)|(?<name>\w+)|(?<sign>:=|[=|(),]))/y;

function action(source: string, start: number) {
  comment.lastIndex = start;
  const skipped = comment.exec(source);
  if (skipped !== null) return { end: comment.lastIndex, trims: skipped[0].endsWith("-}}"), words: null };
  const words: Word[] = [];
  let at = start;
  for (;;) {
    close.lastIndex = at;
    const closed = close.exec(source);
    if (closed !== null) return { end: close.lastIndex, trims: closed[0].endsWith("-}}"), words };
    word.lastIndex = at;
    const match = word.exec(source);
    if (match === null) throw new TemplateSyntaxError("An action cannot be read.");
    const [kind, text] = Object.entries(match.groups ?? {}).find(([, value]) => value !== undefined) ?? ["sign", ""];
    words.push({ kind: kind as Word["kind"], text: text ?? "", spaced: /^\s/.test(match[0]) || at === start });
    at = word.lastIndex;
  }
}

/** Reads a template. @throws TemplateSyntaxError */
export function parseTemplate(source: string): Template {
  const reader = new Reader(tokens(source));
  const body = reader.block([]);
  return { body: body.statements, defines: reader.defines };
}

class Reader {
  readonly defines = new Map<string, Block>();
  #at = 0;
  readonly #all: readonly Token[];

  constructor(all: readonly Token[]) {
    this.#all = all;
  }

  /** Reads statements until one of the closing words, which is returned with the words after it. */
  block(ends: readonly string[]): { readonly statements: Block; readonly end: readonly Word[] } {
    const statements: Statement[] = [];
    for (;;) {
      const token = this.#all[this.#at];
      if (token === undefined) {
        if (ends.length > 0) throw new TemplateSyntaxError("A block has no end.");
        return { statements, end: [] };
      }
      this.#at += 1;
      if (token.kind === "text") statements.push(token.text);
      else {
        const [first] = token.words;
        if (first !== undefined && first.kind === "name" && ends.includes(first.text))
          return { statements, end: token.words };
        const statement = this.#statement(token.words);
        if (statement !== null) statements.push(statement);
      }
    }
  }

  #statement(words: readonly Word[]): Statement | null {
    const [first] = words;
    const rest = words.slice(1);
    switch (first?.kind === "name" ? first.text : "") {
      case "if":
      case "with":
        return this.#condition(first?.text as "if" | "with", rest);
      case "range":
        return this.#range(rest);
      case "define":
        this.defines.set(unquote(rest[0]?.text ?? ""), this.block(["end"]).statements);
        return null;
      case "block": {
        const name = unquote(rest[0]?.text ?? "");
        this.defines.set(name, this.block(["end"]).statements);
        return ["template", name, pipeline(rest.slice(1))];
      }
      case "template":
        return ["template", unquote(rest[0]?.text ?? ""), rest.length > 1 ? pipeline(rest.slice(1)) : ["=", null]];
      case "break":
        return ["break"];
      case "continue":
        return ["continue"];
      default:
        return assignment(words) ?? ["print", pipeline(words), -1];
    }
  }

  #condition(kind: "if" | "with", words: readonly Word[]): Statement {
    const named = words[1]?.text === ":=" ? (words[0]?.text ?? null) : null;
    const condition = pipeline(named === null ? words : words.slice(2));
    const { statements, end } = this.block(["end", "else"]);
    const otherwise = this.#otherwise(end, kind);
    return [kind, condition, statements, otherwise, named];
  }

  #otherwise(end: readonly Word[], kind: "if" | "with"): Block {
    if (end[0]?.text === "end") return [];
    const next = end[1]?.text;
    if (next === "if" || next === "with") return [this.#condition(next, end.slice(2))];
    if (end.length > 1) throw new TemplateSyntaxError(`An else of ${kind} cannot be read.`);
    return this.block(["end"]).statements;
  }

  #range(words: readonly Word[]): Statement {
    const assigned = words.findIndex(({ text }) => text === ":=" || text === "=");
    const names = words
      .slice(0, Math.max(assigned, 0))
      .filter(({ kind }) => kind === "variable")
      .map(({ text }) => text);
    const [key = null, element = null] = names.length === 2 ? names : [null, names[0]];
    const over = pipeline(words.slice(assigned + 1));
    const { statements, end } = this.block(["end", "else"]);
    const otherwise = end[0]?.text === "else" ? this.block(["end"]).statements : [];
    return ["range", key, element ?? null, over, statements, otherwise];
  }
}

function assignment(words: readonly Word[]): Statement | null {
  const [name, sign] = words;
  if (name?.kind !== "variable" || sign?.kind !== "sign") return null;
  if (sign.text === ":=") return ["let", name.text, pipeline(words.slice(2))];
  return sign.text === "=" ? ["set", name.text, pipeline(words.slice(2))] : null;
}

/** Reads a pipeline of the whole list of words. */
function pipeline(words: readonly Word[]): Expression {
  const parser = new Pipeline(words);
  const value = parser.read();
  if (!parser.done) throw new TemplateSyntaxError("A pipeline goes on behind its end.");
  return value;
}

class Pipeline {
  #at = 0;
  readonly #words: readonly Word[];

  constructor(words: readonly Word[]) {
    this.#words = words;
  }

  get done(): boolean {
    return this.#at >= this.#words.length;
  }

  read(): Expression {
    let value: Expression | null = null;
    do {
      value = this.#command(value);
    } while (this.#take("|"));
    return value;
  }

  #take(sign: string): boolean {
    const here = this.#words[this.#at];
    const taken = here?.kind === "sign" && here.text === sign;
    if (taken) this.#at += 1;
    return taken;
  }

  /** One command; the value of the command before it is its last argument. */
  #command(piped: Expression | null): Expression {
    const first = this.#words[this.#at];
    const isCall = first?.kind === "name" && !["true", "false", "nil"].includes(first.text);
    if (isCall) this.#at += 1;
    const operands: Expression[] = [];
    while (!this.done && !this.#isSign("|") && !this.#isSign(")")) operands.push(this.#operand());
    const given = piped === null ? operands : [...operands, piped];
    if (isCall && first !== undefined) return [first.text, ...given];
    const [only, ...more] = given;
    if (only === undefined) throw new TemplateSyntaxError("A command is empty.");
    return more.length === 0 ? only : ["method", only, ...more];
  }

  #isSign(sign: string): boolean {
    const here = this.#words[this.#at];
    return here?.kind === "sign" && here.text === sign;
  }

  #operand(): Expression {
    const here = this.#words[this.#at];
    if (here === undefined) throw new TemplateSyntaxError("An operand is missing.");
    this.#at += 1;
    switch (here.kind) {
      case "string":
        return ["=", unquote(here.text)];
      case "number":
        return /^[+-]?(?:\d+|0[xX][\da-fA-F]+)$/.test(here.text)
          ? ["#", wholeNumber(here.text)]
          : ["float", Number(here.text)];
      case "char":
        return ["#", unquote(`"${here.text.slice(1, -1)}"`).codePointAt(0) ?? 0];
      case "variable":
        return [here.text, ...this.#fields()];
      case "field":
        return here.text === "." ? ["."] : [".", here.text.slice(1), ...this.#fields()];
      case "name":
        return here.text === "true" || here.text === "false"
          ? ["=", here.text === "true"]
          : here.text === "nil"
            ? ["=", null]
            : [here.text];
      default: {
        if (here.text !== "(") throw new TemplateSyntaxError("An operand cannot be read.");
        const inner = this.read();
        if (!this.#take(")")) throw new TemplateSyntaxError("A bracket is not closed.");
        const fields = this.#fields();
        return fields.length === 0 ? inner : [">", inner, ...fields];
      }
    }
  }

  /** The fields that follow without white space. */
  #fields(): readonly string[] {
    const fields: string[] = [];
    for (;;) {
      const next = this.#words[this.#at];
      if (next?.kind !== "field" || next.spaced || next.text === ".") return fields;
      fields.push(next.text.slice(1));
      this.#at += 1;
    }
  }
}

const wholeNumber = (text: string): number => (/^0[0-7]+$/.test(text) ? Number.parseInt(text, 8) : Number(text));

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", a: "\x07", b: "\b", f: "\f", v: "\v" };

function unquote(text: string): string {
  if (text.startsWith("`")) return text.slice(1, -1);
  return text
    .slice(1, -1)
    .replace(/\\(x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[0-7]{3}|.)/gs, (_, code: string) => {
      if (/^[xuU]./.test(code)) return String.fromCodePoint(Number.parseInt(code.slice(1), 16));
      if (/^[0-7]{3}$/.test(code)) return String.fromCodePoint(Number.parseInt(code, 8));
      return escapes[code] ?? code;
    });
}
