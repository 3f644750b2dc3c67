/** Running the statements of a chart's templates over values, as Helm runs the templates. */

import { naming, TemplateFailure } from "./failure.js";
import { callFunction } from "./functions.js";
import {
  type GoMap,
  type GoValue,
  isList,
  isMap,
  isTrue,
  kindOf,
  shown,
  sorted,
  Whole,
  YamlText,
} from "./go-values.js";
import type { Block, Expression, Statement } from "./model.js";
import { parseTemplate, TemplateSyntaxError } from "./template-syntax.js";

/** What the statements belong to and how their output is looked at. */
export interface Chart {
  readonly defines: (name: string) => Block | undefined;
  readonly lists: (name: string) => Block | undefined;
  /** True where the value can be printed at the place and the file is still YAML. */
  readonly fits: (value: GoValue, place: number) => boolean;
}

/** What a file or definition depends on: the paths of values that it looks up, and the definitions that it includes. */
export interface Trace {
  readonly reads: Set<string>;
  readonly includes: Set<string>;
}

/** What is known of a definition before it is run: what it writes. Undefined where it has to be run. */
export type Known = (key: string) => GoValue | undefined;

const nothingKnown: Known = () => undefined;

interface Bound {
  readonly value: GoValue;
  /** The path of the value in the values file, where it has one. */
  readonly from: () => string | null;
}

interface Scope {
  readonly dot: Bound;
  readonly variables: Map<string, Bound>;
  readonly outer: Scope | null;
}

/** A failure with the path of the setting that it is about, where there is one. */
export class Stop extends Error {
  readonly failure: TemplateFailure;
  readonly path: string | null;
  /** True where the template went on and its text is no YAML. */
  readonly unreadable: boolean;

  constructor(failure: TemplateFailure, path: string | null, unreadable = false) {
    super(failure.message);
    this.failure = failure;
    this.path = path;
    this.unreadable = unreadable;
  }
}

class LoopSignal extends Error {
  readonly kind: "break" | "continue";

  constructor(kind: "break" | "continue") {
    super();
    this.kind = kind;
  }
}

/** An element of a list of environment names. */
class Item {
  readonly value: GoValue;

  constructor(value: GoValue) {
    this.value = value;
  }
}

type Written = GoValue | Item;

const notYaml = "What the chart prints here can no longer be read as YAML.";

const nowhere = () => null;

/** Stands before the key of a definition that is read as a list. */
const listed = "list of ";

function parsed(text: string): Block {
  try {
    return parseTemplate(text).body;
  } catch (error) {
    if (error instanceof TemplateSyntaxError) throw new TemplateFailure("The text is a template that cannot be read.");
    throw error;
  }
}

/** Runs one file or definition at a time; each run gives the text that was written, as far as it is kept. */
export class Run {
  /** What each definition wrote that was included with the root, and how it depends on the values. */
  readonly remembered = new Map<string, GoValue>();
  readonly traces = new Map<string, Trace>();
  /** What checks of the chart's own have said no to, besides what was thrown. */
  readonly said: Stop[] = [];
  #trace: Trace | null = null;
  readonly #values: GoValue;
  /** The paths of maps of the values that were looked up. What is asked of such a map is noted when it is used as a whole. */
  readonly #places = new Map<GoMap, readonly string[]>();
  readonly #chart: Chart;
  readonly #root: GoMap;
  readonly #known: Known;

  constructor(chart: Chart, root: GoMap, known: Known = nothingKnown) {
    this.#chart = chart;
    this.#root = root;
    this.#known = known;
    this.#values = root.get("Values") ?? null;
  }

  /** Runs a file. @throws Stop where Helm would stop */
  file(name: string, block: Block): string {
    return this.#traced(name, () => textFrom(this.#block(block, this.#rootScope())));
  }

  /** Runs a definition with the root, as `include` does, or gives what it wrote before. */
  definition(key: string): GoValue {
    return this.#rooted(key, this.#rootScope().dot);
  }

  #traced<T>(name: string, run: () => T): T {
    const outer = this.#trace;
    this.#trace = { reads: new Set(), includes: new Set() };
    this.traces.set(name, this.#trace);
    try {
      return run();
    } finally {
      this.#trace = outer;
    }
  }

  #rootScope(): Scope {
    const dot: Bound = { value: this.#root, from: () => "" };
    return { dot, variables: new Map([["$", dot]]), outer: null };
  }

  #block(block: Block, scope: Scope): Written[] {
    const out: Written[] = [];
    for (const statement of block) this.#statement(statement, scope, out);
    return out;
  }

  #statement(statement: Statement, scope: Scope, out: Written[]): void {
    if (typeof statement === "string") {
      out.push(statement);
      return;
    }
    switch (statement[0]) {
      case "print": {
        const value = this.#value(statement[1], scope);
        this.#note(value);
        if (statement[2] >= 0 && !this.#chart.fits(value, statement[2]))
          throw new Stop(new TemplateFailure(notYaml), this.#from(statement[1], scope), true);
        out.push(value instanceof YamlText ? value : shown(value));
        return;
      }
      case "let":
        scope.variables.set(statement[1], this.#bound(statement[2], scope));
        return;
      case "set":
        this.#assign(scope, statement[1], this.#reboundTo(statement[2], scope));
        return;
      case "if":
      case "with": {
        const [kind, condition, then, otherwise, name] = statement;
        const bound = this.#bound(condition, scope);
        this.#note(bound.value);
        const inner = within(scope, kind === "with" && isTrue(bound.value) ? bound : scope.dot);
        if (name !== null && name !== undefined) inner.variables.set(name, bound);
        try {
          out.push(...this.#block(isTrue(bound.value) ? then : otherwise, inner));
        } catch (stop) {
          // Helm stops at the first check that says no. We go on, so that an administrator sees them all at once.
          if (!(stop instanceof Stop && stop.failure.said)) throw stop;
          this.said.push(stop.path === null ? new Stop(stop.failure, bound.from(), stop.unreadable) : stop);
        }
        return;
      }
      case "range":
        this.#range(statement, scope, out);
        return;
      case "template":
        out.push(this.#include(statement[1], this.#bound(statement[2], scope)));
        return;
      case "item":
        out.push(new Item(new Map([["name", this.#value(statement[1], scope)]])));
        return;
      case "splice": {
        const list = this.#value(statement[1], scope);
        if (isList(list)) out.push(...list.map((value) => new Item(value)));
        return;
      }
      default:
        throw new LoopSignal(statement[0]);
    }
  }

  #range(statement: Extract<Statement, readonly ["range", ...unknown[]]>, scope: Scope, out: Written[]): void {
    const [, key, element, over, body, otherwise] = statement;
    const bound = this.#bound(over, scope);
    this.#note(bound.value);
    const items = itemsOf(bound);
    if (items === null) {
      const failure = new TemplateFailure(
        `range wants a list or map and is given ${naming[kindOf(bound.value)] ?? "nothing"}.`,
      );
      throw new Stop(failure, bound.from());
    }
    if (items.length === 0) out.push(...this.#block(otherwise, within(scope, scope.dot)));
    for (const [name, item] of items) {
      const inner = within(scope, item);
      if (key !== null) inner.variables.set(key, { value: name, from: nowhere });
      if (element !== null) inner.variables.set(element, item);
      try {
        out.push(...this.#block(body, inner));
      } catch (signal) {
        if (!(signal instanceof LoopSignal)) throw signal;
        if (signal.kind === "break") return;
      }
    }
  }

  #assign(scope: Scope, name: string, bound: Bound): void {
    for (let at: Scope | null = scope; at !== null; at = at.outer)
      if (at.variables.has(name)) {
        at.variables.set(name, bound);
        return;
      }
  }

  #bound(expression: Expression, scope: Scope): Bound {
    return { value: this.#value(expression, scope), from: () => this.#from(expression, scope) };
  }

  /** The path is looked up at once, because the variable itself may stand in the expression. */
  #reboundTo(expression: Expression, scope: Scope): Bound {
    const path = this.#from(expression, scope);
    return { value: this.#value(expression, scope), from: () => path };
  }

  #value(expression: Expression, scope: Scope): GoValue {
    const [kind] = expression;
    switch (kind) {
      case "=":
        return expression[1] as GoValue;
      case "#":
        return new Whole(expression[1] as number);
      case "float":
        return expression[1] as number;
      case ".":
        return this.#fields(scope.dot, expression, 1);
      case ">":
        return this.#fields(this.#bound(expression[1] as Expression, scope), expression, 2);
      case "and":
      case "or":
        return this.#shortCircuit(kind, expression, scope);
      case "items":
        return this.#items(expression[1] as string, this.#bound(expression[2] as Expression, scope));
      case "method":
        return false;
      default:
        if (kind.startsWith("$")) return this.#fields(variable(scope, kind), expression, 1);
        return this.#called(kind, expression, scope);
    }
  }

  #shortCircuit(kind: "and" | "or", expression: Expression, scope: Scope): GoValue {
    let value: GoValue = null;
    for (const argument of expression.slice(1)) {
      value = this.#value(argument as Expression, scope);
      this.#note(value);
      if (isTrue(value) === (kind === "or")) return value;
    }
    return value;
  }

  /** Notes that a value is looked at as a whole, which a change of anything below it changes. */
  #note(value: GoValue, ...keys: readonly GoValue[]): void {
    if (!isMap(value)) return;
    const place = value === this.#values ? [] : this.#places.get(value);
    if (place !== undefined) this.#trace?.reads.add([...place, ...keys.map(shown)].join("."));
  }

  #noteArguments(name: string, values: readonly GoValue[]): void {
    const [first = null, second = null] = values;
    if (name === "dict" || name === "list" || name === "include" || name === "tpl") return;
    if (name === "index" || name === "get") this.#noteLookUp(first, values.slice(1));
    else if (name === "hasKey") this.#note(first, second);
    else for (const value of values) this.#note(value);
  }

  /** Notes a lookup by key; a map that is found is noted where it is used, like one found by fields. */
  #noteLookUp(of: GoValue, keys: readonly GoValue[]): void {
    let current = of;
    for (const key of keys) {
      if (!isMap(current)) return;
      const place: readonly string[] | undefined = current === this.#values ? [] : this.#places.get(current);
      if (place === undefined) return;
      const found: GoValue = current.get(shown(key)) ?? null;
      const path = [...place, shown(key)];
      if (isMap(found)) this.#places.set(found, path);
      else this.#trace?.reads.add(path.join("."));
      current = found;
    }
  }

  #called(name: string, expression: Expression, scope: Scope): GoValue {
    const given = expression.slice(1) as unknown as readonly Expression[];
    const values = given.map((argument) => this.#value(argument, scope));
    if (this.#trace !== null) this.#noteArguments(name, values);
    try {
      if (name === "include") {
        const [template, dot] = given;
        if (typeof values[0] !== "string") throw new TemplateFailure("include wants the name of a template.");
        const bound = {
          value: values[1] ?? null,
          from: () => (dot === undefined || template === undefined ? null : this.#from(dot, scope)),
        };
        return this.#include(values[0], bound);
      }
      if (name === "tpl") return this.#template(values[0] ?? null, values[1] ?? null);
      return callFunction(name, values);
    } catch (failure) {
      if (!(failure instanceof TemplateFailure)) throw failure;
      const named = failure.argument === null ? given : given.slice(failure.argument, failure.argument + 1);
      throw new Stop(failure, this.#firstPath(named, scope));
    }
  }

  #firstPath(expressions: readonly Expression[], scope: Scope): string | null {
    for (const expression of expressions) {
      const path = this.#from(expression, scope);
      if (path !== null) return path;
    }
    return null;
  }

  /** Runs a text that is itself a template. */
  #template(text: GoValue, dot: GoValue): GoValue {
    const source = text instanceof YamlText ? shown(text) : text;
    if (typeof source !== "string")
      throw new TemplateFailure(`tpl wants a text and is given ${naming[kindOf(source)] ?? "nothing"}.`, 0);
    if (!source.includes("{{")) return text;
    const bound = { value: dot, from: nowhere };
    return textFrom(this.#block(parsed(source), { dot: bound, variables: new Map([["$", bound]]), outer: null }));
  }

  #include(name: string, dot: Bound): GoValue {
    if (dot.value === this.#root) return this.#rooted(name, dot);
    return joined(this.#block(this.#definition(name), { dot, variables: new Map([["$", dot]]), outer: null }));
  }

  /** The names that a definition writes into a list; one text that is no name where the list cannot be read. */
  #items(name: string, dot: Bound): GoValue {
    if (dot.value === this.#root) return this.#rooted(`${listed}${name}`, dot);
    return this.#itemsOf(this.#list(name), { dot, variables: new Map([["$", dot]]), outer: null });
  }

  #rooted(key: string, dot: Bound): GoValue {
    this.#trace?.includes.add(key);
    const before = this.remembered.get(key) ?? this.#known(key);
    if (before !== undefined) return before;
    const scope = { dot, variables: new Map([["$", dot]]), outer: null };
    const written = this.#traced(key, () =>
      key.startsWith(listed)
        ? this.#itemsOf(this.#list(key.slice(listed.length)), scope)
        : joined(this.#block(this.#definition(key), scope)),
    );
    this.remembered.set(key, written);
    return written;
  }

  #definition(name: string): Block {
    const block = this.#chart.defines(name);
    if (block === undefined) throw new TemplateFailure(`The template ${name} is missing.`);
    return block;
  }

  #list(name: string): Block {
    const block = this.#chart.lists(name);
    if (block === undefined) throw new TemplateFailure(`The template ${name} is missing.`);
    return block;
  }

  #itemsOf(block: Block, scope: Scope): GoValue {
    try {
      return this.#block(block, scope).flatMap((part) => (part instanceof Item ? [part.value] : []));
    } catch (stop) {
      if (stop instanceof Stop && stop.unreadable) return ["not a list"];
      throw stop;
    }
  }

  #fields({ value, from }: Bound, expression: Expression, start: number): GoValue {
    let current = value;
    let path: string[] | null = null;
    for (let at = start; at < expression.length; at += 1) {
      const field = expression[at] as string;
      if (!isMap(current)) {
        const below = expression.slice(start, at) as string[];
        const what = current === null ? "nothing is there" : `${naming[kindOf(current)] ?? "a text"} is there`;
        if (path !== null) this.#trace?.reads.add(path.join("."));
        throw new Stop(
          new TemplateFailure(`The chart looks for ${field} in it, and ${what}.`),
          joinPath(from(), below),
        );
      }
      const here = current === this.#values ? [] : this.#places.get(current);
      if (here !== undefined && path === null) path = [...here];
      path?.push(field);
      current = current.get(field) ?? null;
      if (path !== null && isMap(current)) this.#places.set(current, [...path]);
    }
    if (path !== null && !isMap(current)) this.#trace?.reads.add(path.join("."));
    return current;
  }

  /** The path in the values file of what an expression looks up; null where it is made of something else. */
  #from(expression: Expression, scope: Scope): string | null {
    const [kind, first] = expression;
    if (kind === "concat" || kind === "items") return null; // an element's place in it is none in the values
    if (kind === ".") return joinPath(scope.dot.from(), expression.slice(1) as string[]);
    if (kind.startsWith("$")) return joinPath(variable(scope, kind).from(), expression.slice(1) as string[]);
    if (kind === ">") return joinPath(this.#from(first as Expression, scope), expression.slice(2) as string[]);
    if (kind === "index" || kind === "get" || kind === "hasKey") {
      const [, of, ...keys] = expression as unknown as readonly [string, ...Expression[]];
      if (of === undefined) return null;
      return joinPath(
        this.#from(of, scope),
        keys.map((key) => shown(this.#value(key, scope))),
      );
    }
    const parts = expression.slice(1).filter((part): part is Expression => Array.isArray(part));
    if (kind === "default" && parts.length === 2) {
      const [otherwise, given] = parts as [Expression, Expression];
      return this.#from(isTrue(this.#value(given, scope)) ? given : otherwise, scope);
    }
    return this.#firstPath(parts, scope);
  }
}

function variable(scope: Scope, name: string): Bound {
  for (let at: Scope | null = scope; at !== null; at = at.outer) {
    const found = at.variables.get(name);
    if (found !== undefined) return found;
  }
  throw new TemplateFailure(`The variable ${name} is missing.`);
}

const within = (outer: Scope, dot: Bound): Scope => ({ dot, variables: new Map(), outer });

const joinPath = (above: string | null, fields: readonly string[]): string | null =>
  above === null ? null : [above, ...fields].filter((part) => part !== "").join(".");

function itemsOf({ value, from }: Bound): readonly (readonly [GoValue, Bound])[] | null {
  if (value === null) return [];
  if (isList(value))
    return value.map((item, at) => [new Whole(at), { value: item, from: () => withIndex(from(), at) }]);
  if (isMap(value))
    return sorted(value).map(([key, item]) => [key, { value: item, from: () => joinPath(from(), [key]) }]);
  return null;
}

const withIndex = (path: string | null, at: number): string | null => (path === null ? null : `${path}[${at}]`);

/** The output of a definition; what toYaml made alone stays what it was made of. */
function joined(out: readonly Written[]): GoValue {
  const said = out.filter((part) => typeof part !== "string" || part.trim() !== "");
  const [only] = said;
  return said.length === 1 && only instanceof YamlText ? only : textFrom(out);
}

const textFrom = (out: readonly Written[]): string =>
  out.map((part) => (typeof part === "string" ? part : part instanceof Item ? "" : shown(part))).join("");
