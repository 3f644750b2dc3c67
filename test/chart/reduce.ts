/** Taking from a chart's templates what they ask of the values, and leaving the text that they write. */
import type { Block, ChartModel, Expression, Statement } from "../../electron/config/chart/model.js";
import { Layout, type Sample } from "./layout.js";
import type { ChartFolder } from "./templates.js";

type Use = "value" | "list" | "block";

/**
 * The model of a chart; `sampleOf` gives a text that a print statement writes for good values. The places are added to those
 * of the charts before.
 */
export function reduceChart(
  chart: ChartFolder,
  sampleOf: (statement: Statement) => Sample,
  places: string[] = [],
): ChartModel {
  return new Reduction(chart, sampleOf, places).model();
}

class Reduction {
  readonly #places: string[];
  readonly #defines = new Map<string, Block>();
  readonly #lists = new Map<string, Block>();
  readonly #asked: (() => void)[] = [];
  readonly #chart: ChartFolder;
  readonly #sampleOf: (statement: Statement) => Sample;

  constructor(chart: ChartFolder, sampleOf: (statement: Statement) => Sample, places: string[]) {
    this.#places = places;
    this.#chart = chart;
    this.#sampleOf = sampleOf;
  }

  model(): ChartModel {
    const files: Record<string, Block> = {};
    for (const [name, body] of this.#chart.files) {
      const block = this.#reduced(body, "block");
      if (block.length > 0) files[name.replace("langsmith/templates/", "")] = block;
    }
    for (let next = this.#asked.pop(); next !== undefined; next = this.#asked.pop()) next();
    return {
      files,
      defines: Object.fromEntries(this.#defines),
      lists: Object.fromEntries(this.#lists),
      places: this.#places,
      values: this.#chart.values,
    };
  }

  #reduced(body: Block, use: Use): Block {
    const layout = new Layout(body, this.#sampleOf);
    const block = new Body(this, layout, use).block(body);
    return use === "value" ? block : withoutRepeats(block);
  }

  /** The index of a place; -1 where nothing printed there can break the YAML. */
  place(text: string | null): number {
    if (text === null) return -1;
    const known = this.#places.indexOf(text);
    return known === -1 ? this.#places.push(text) - 1 : known;
  }

  /** The name by which a definition is called for this use. */
  use(name: string, use: Use): string {
    const body = this.#chart.defines.get(name);
    if (body === undefined) return name;
    const to = use === "list" ? this.#lists : this.#defines;
    const called = use === "block" ? `${name}!` : name;
    if (!to.has(called)) {
      to.set(called, []);
      this.#asked.push(() => to.set(called, this.#reduced(body, use)));
    }
    return called;
  }

  /** True where the definition writes a list of environment names itself, and not what toYaml makes of one. */
  writesList(name: string): boolean {
    return JSON.stringify(this.#chart.defines.get(name) ?? []).includes("- name:");
  }
}

class Body {
  /** The line being written in a list of names: its texts and expressions. */
  #line: (string | Expression)[] = [];
  readonly #reduction: Reduction;
  readonly #layout: Layout;
  readonly #use: Use;

  constructor(reduction: Reduction, layout: Layout, use: Use) {
    this.#reduction = reduction;
    this.#layout = layout;
    this.#use = use;
  }

  block(statements: Block): Block {
    const out = statements.flatMap((statement) => this.#statement(statement));
    return this.#use === "list" ? [...out, ...this.#endOfLine()] : out;
  }

  #statement(statement: Statement): readonly Statement[] {
    if (typeof statement === "string") return this.#text(statement);
    switch (statement[0]) {
      case "print":
        return this.#print(statement, statement[1]);
      case "let":
      case "set":
        return [[statement[0], statement[1], this.#expression(statement[2])]];
      case "if":
      case "with": {
        const [kind, condition, then, otherwise, name] = statement;
        const before = this.#use === "list" ? this.#endOfLine() : [];
        const [yes, no] = [this.block(then), this.block(otherwise)];
        const named = name === null || name === undefined ? [] : [name];
        return [...before, [kind, this.#expression(condition), yes, no, ...named] as unknown as Statement];
      }
      case "range": {
        const [, key, element, over, body, otherwise] = statement;
        const before = this.#use === "list" ? this.#endOfLine() : [];
        return [...before, ["range", key, element, this.#expression(over), this.block(body), this.block(otherwise)]];
      }
      case "template":
        return [["template", this.#reduction.use(statement[1], this.#use), this.#expression(statement[2])]];
      default:
        return [statement];
    }
  }

  #text(text: string): readonly Statement[] {
    if (this.#use === "value") return [text];
    if (this.#use === "block") return [];
    const out: Statement[] = [];
    const [first = "", ...lines] = text.split("\n");
    this.#line.push(first);
    for (const line of lines) {
      out.push(...this.#endOfLine());
      this.#line = [line];
    }
    return out;
  }

  /** The item that a line begins, if it does. */
  #endOfLine(): readonly Statement[] {
    const line = this.#line;
    this.#line = [];
    const [first] = line;
    const start = typeof first === "string" ? /^\s*- name:\s*/.exec(first) : null;
    if (start === null || typeof first !== "string") return [];
    const parts = [first.slice(start[0].length), ...line.slice(1)].filter((part) => part !== "");
    const texts = parts.map((part, at) => (typeof part === "string" ? unquoted(part, at, parts.length) : part));
    const named = texts.filter((part) => part !== "");
    const only = named.length === 1 ? named[0] : undefined;
    if (typeof only === "string") return [["item", ["=", only]]];
    return [["item", ["print", ...named.map((part): Expression => (typeof part === "string" ? ["=", part] : part))]]];
  }

  #print(statement: Statement, expression: Expression): readonly Statement[] {
    if (this.#use === "value") return [["print", this.#expression(expression), -1]];
    const included = blockInclude(expression);
    if (included !== null && this.#layout.standsAlone(statement)) {
      const [name, dot] = included;
      if (name === "langsmith.detectDuplicates") return [["print", ["unrepeated", this.#expression(dot)], -1]];
      if (this.#use === "list") return [...this.#endOfLine(), this.#spliced(name, dot)];
      return [["template", this.#reduction.use(name, "block"), this.#expression(dot)]];
    }
    if (this.#use === "list" && this.#layout.standsAlone(statement)) {
      const list = listExpression(expression);
      if (list !== null) return [...this.#endOfLine(), ["splice", this.#expression(list)]];
    }
    const value = this.#expression(expression);
    if (this.#use === "list") this.#line.push(isAlwaysText(expression) ? unwrapped(value) : value);
    const place = this.#reduction.place(isAlwaysText(expression) ? null : this.#layout.placeOf(statement));
    return place === -1 ? asked(unwrapped(value)) : [["print", value, place]];
  }

  #spliced(name: string, dot: Expression): Statement {
    const context = this.#expression(dot);
    if (this.#reduction.writesList(name)) return ["splice", ["items", this.#reduction.use(name, "list"), context]];
    return ["splice", ["fromYamlArray", ["include", ["=", this.#reduction.use(name, "value")], context]]];
  }

  #expression(expression: Expression): Expression {
    const [kind, ...rest] = expression;
    if (kind === "=" || kind === "#" || kind === "float" || kind === "." || kind.startsWith("$")) return expression;
    if (kind === "include") {
      const name = constantName(expression);
      if (name !== null) this.#reduction.use(name, "value");
    }
    if (kind === "sha256sum" && isInclude(rest[0])) {
      const name = constantName(rest[0] as Expression);
      if (name === null || name.includes("/")) return ["=", "checksum"];
    }
    if (kind === "fromYamlArray" && isInclude(rest[0])) {
      const included = rest[0] as Expression;
      const name = constantName(included);
      if (name !== null && this.#reduction.writesList(name))
        return ["items", this.#reduction.use(name, "list"), this.#expression(included[2] as Expression)];
    }
    return [
      kind,
      ...rest.map((part) => (Array.isArray(part) ? this.#expression(part as unknown as Expression) : part)),
    ];
  }
}

const isInclude = (part: unknown): boolean => Array.isArray(part) && part[0] === "include";

const constantName = (include: Expression): string | null => {
  const name = include[1];
  return Array.isArray(name) && name[0] === "=" && typeof name[1] === "string" ? name[1] : null;
};

/** The name and context of an include that is printed as lines of its own. */
function blockInclude(expression: Expression): readonly [string, Expression] | null {
  const inner = unindented(expression);
  const name = inner[0] === "include" ? constantName(inner) : null;
  return name === null ? null : [name, (inner[2] ?? ["=", null]) as Expression];
}

const unindented = (expression: Expression): Expression =>
  expression[0] === "nindent" || expression[0] === "indent" ? unindented(expression[2] as Expression) : expression;

function listExpression(expression: Expression): Expression | null {
  const inner = unindented(expression);
  return inner[0] === "toYaml" ? ["fromYamlArray", inner] : null;
}

/** Functions whose text is safe wherever a value stands. */
const quoting = new Set(["quote", "b64enc", "sha256sum", "fail"]);
const isAlwaysText = (expression: Expression): boolean => quoting.has(expression[0]);

/** The argument of a function that takes everything. */
function unwrapped(expression: Expression): Expression {
  const [kind, only, more] = expression;
  return (kind === "quote" || kind === "toString" || kind === "toYaml") && more === undefined && Array.isArray(only)
    ? unwrapped(only as unknown as Expression)
    : expression;
}

/** The statement that asks for an expression alone; none where it cannot fail. */
function asked(expression: Expression): readonly Statement[] {
  const [kind, first] = expression;
  const fixed = kind === "=" || kind === "#" || kind === "float" || (kind.startsWith("$") && expression.length === 1);
  if (fixed || (kind === "." && (first === "Release" || first === "Chart" || first === undefined))) return [];
  return [["print", expression, -1]];
}

const unquoted = (text: string, at: number, length: number): string => {
  const start = at === 0 ? text.replace(/^["']/, "") : text;
  return at === length - 1 ? start.trimEnd().replace(/["']$/, "") : start;
};

/** Leaves out what was asked before on the same way through the template. */
function withoutRepeats(block: Block): Block {
  const changing = new Set([...JSON.stringify(block).matchAll(/\["set","(\$\w+)"/g)].map(([, name]) => name ?? ""));
  return pruned(block, new Set(), changing);
}

function pruned(block: Block, above: ReadonlySet<string>, changing: ReadonlySet<string>): Block {
  const seen = new Set(above);
  const out: Statement[] = [];
  for (const statement of block) {
    if (typeof statement === "string") continue;
    if (statement[0] === "print" || statement[0] === "template") {
      const key = JSON.stringify(statement);
      const stays = ![...changing].some((name) => key.includes(`"${name}"`));
      if (stays && seen.has(key)) continue;
      if (stays) seen.add(key);
      out.push(statement);
    } else if (statement[0] === "if") {
      const [, condition, then, otherwise, name] = statement;
      const [yes, no] = [pruned(then, seen, changing), pruned(otherwise, seen, changing)];
      if (yes.length > 0 || no.length > 0)
        out.push(["if", condition, yes, no, ...(name ? [name] : [])] as unknown as Statement);
      else out.push(...asked(condition));
    } else if (statement[0] === "with") {
      const [, condition, then, otherwise, name] = statement;
      const inner = elsewhere(seen);
      const [yes, no] = [pruned(then, inner, changing), pruned(otherwise, seen, changing)];
      if (yes.length > 0 || no.length > 0)
        out.push(["with", condition, yes, no, ...(name ? [name] : [])] as unknown as Statement);
      else out.push(...asked(condition));
    } else if (statement[0] === "range") {
      const [, key, element, over, body, otherwise] = statement;
      out.push([
        "range",
        key,
        element,
        over,
        pruned(body, elsewhere(seen), changing),
        pruned(otherwise, seen, changing),
      ]);
    } else out.push(statement);
  }
  return out;
}

/** What was asked of the root stays asked where the current value is another. */
const elsewhere = (seen: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...seen].filter((key) => !/\["\."/.test(key)));
