/** The functions that charts call: those of Go's templates, of Sprig 3 and of Helm, with the types that they insist on. */
import { createHash } from "node:crypto";
import { parseDocuments } from "../yaml/read.js";
import type { Value } from "../yaml/values.js";
import {
  type GoMap,
  type GoValue,
  isList,
  isMap,
  isTrue,
  json,
  kindOf,
  printed,
  sorted,
  textOf,
  Whole,
  YamlText,
} from "./go-values.js";

/** Thrown where a function fails, which stops Helm. `argument` is the index of the argument that it failed on. */
export class TemplateFailure extends Error {
  readonly argument: number | null;
  /** True where the chart itself says no (`fail`, `required`); its message is the chart's then. */
  readonly said: boolean;

  constructor(message: string, argument: number | null = null, said = false) {
    super(message);
    this.argument = argument;
    this.said = said;
  }
}

type Type = "text" | "any" | "map" | "whole" | "boolean";
type Call = (...given: never[]) => GoValue;

interface GoFunction {
  readonly types: readonly Type[];
  /** The type of all arguments behind the named ones. */
  readonly more: Type | null;
  readonly call: Call;
}

const define = (types: string, call: Call): GoFunction => {
  const all = types.split(" ").filter((type) => type !== "");
  const last = all.at(-1);
  const more = last?.endsWith("…") === true ? (last.slice(0, -1) as Type) : null;
  return { types: (more === null ? all : all.slice(0, -1)) as Type[], more, call };
};

const wants: Readonly<Record<Type, string>> = {
  text: "a text",
  any: "a value",
  map: "a map",
  whole: "a whole number",
  boolean: "true or false",
};

/** Calls the function with its arguments. @throws TemplateFailure where Go would refuse them */
export function callFunction(name: string, given: readonly GoValue[]): GoValue {
  const found = functions[name];
  if (found === undefined) throw new UnknownFunction(name);
  const { types, more, call } = found;
  if (given.length < types.length || (more === null && given.length > types.length))
    throw new TemplateFailure(`${name} is called with ${given.length} arguments.`);
  const taken = given.map((value, index) => take(name, types[index] ?? more ?? "any", value, index));
  return (call as (...values: GoValue[]) => GoValue)(...taken);
}

/** Thrown for a function that is not known here, so that nothing can be said of the chart. */
export class UnknownFunction extends Error {}

function take(name: string, type: Type, value: GoValue, index: number): GoValue {
  const text = type === "text" && value instanceof YamlText ? textOf(value) : value;
  if (fits(type, text)) return text;
  throw new TemplateFailure(`${name} wants ${wants[type]} and is given ${naming[kindOf(value)] ?? "nothing"}.`, index);
}

export const naming: Readonly<Record<string, string>> = {
  map: "a map",
  slice: "a list",
  string: "a text",
  float64: "a number",
  int: "a number",
  bool: "true or false",
};

function fits(type: Type, value: GoValue): boolean {
  if (type === "any") return true;
  if (type === "text") return typeof value === "string";
  if (type === "map") return isMap(value);
  return type === "whole" ? value instanceof Whole : typeof value === "boolean";
}

/** An integer as spf13/cast makes it of anything. */
function wholeOf(value: GoValue): number {
  if (value instanceof Whole) return value.number;
  if (typeof value === "number") return Number.isFinite(value) ? Math.trunc(value) : 0;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value !== "string") return 0;
  const text = value.replace(/^(-?)0+(?=\d)/, "$1").replaceAll("_", "");
  return /^[+-]?(?:\d+|0x[\da-f]+)$/i.test(text) ? Number(text) : 0;
}

function floatOf(value: GoValue): number {
  if (value instanceof Whole) return value.number;
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  return typeof value === "string" && /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(value) ? Number(value) : 0;
}

const whole = (number: number): Whole => new Whole(number);

function listOf(name: string, value: GoValue): readonly GoValue[] {
  if (isList(value)) return value;
  throw new TemplateFailure(`${name} wants a list and is given ${naming[kindOf(value)] ?? "nothing"}.`);
}

function lengthOf(value: GoValue): Whole {
  if (typeof value === "string") return whole(Buffer.byteLength(value));
  if (isMap(value)) return whole(value.size);
  if (isList(value)) return whole(value.length);
  throw new TemplateFailure(`len wants a text, list or map and is given ${naming[kindOf(value)] ?? "nothing"}.`, 0);
}

type Basic = "bool" | "int" | "float" | "text" | null;

function basicKind(value: GoValue): Basic {
  if (typeof value === "boolean") return "bool";
  if (value instanceof Whole) return "int";
  if (typeof value === "number") return "float";
  return typeof value === "string" ? "text" : null;
}

const bare = (value: GoValue): GoValue =>
  value instanceof Whole ? value.number : value instanceof YamlText ? textOf(value) : value;

function isEqual(first: GoValue, others: readonly GoValue[]): boolean {
  const kind = basicKind(first);
  for (const other of others) {
    if (kind !== basicKind(other)) {
      if (first !== null && other !== null) throw new TemplateFailure(differ(first, other));
      continue;
    }
    if (kind !== null) {
      if (bare(first) === bare(other)) return true;
      continue;
    }
    if (first === null || other === null) {
      if (first === other) return true;
      continue;
    }
    throw new TemplateFailure("A map or list is compared.");
  }
  return false;
}

const differ = (first: GoValue, other: GoValue): string =>
  `${capital(naming[kindOf(first)] ?? "nothing")} is compared with ${naming[kindOf(other)] ?? "nothing"}.`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function isLess(first: GoValue, other: GoValue): boolean {
  const kind = basicKind(first);
  if (kind === null || kind !== basicKind(other) || kind === "bool") throw new TemplateFailure(differ(first, other));
  return kind === "text" ? String(first) < String(other) : floatOf(first) < floatOf(other);
}

/** Go's regular expressions are JavaScript's for what charts write; an expression that is none matches nothing. */
const expression = (source: string): RegExp => {
  const inline = /^\(\?([ims]+)\)/.exec(source);
  return new RegExp(inline === null ? source : source.slice(inline[0].length), `gu${inline?.[1] ?? ""}`);
};

function index(of: GoValue, ...keys: GoValue[]): GoValue {
  return keys.reduce<GoValue>((value, key) => {
    if (isMap(value)) {
      if (typeof key !== "string") throw new TemplateFailure("index wants a text for the key of a map.");
      return value.get(key) ?? null;
    }
    if (isList(value) || typeof value === "string") {
      if (!(key instanceof Whole)) throw new TemplateFailure("index wants a whole number for the place in a list.");
      if (key.number < 0 || key.number >= value.length) throw new TemplateFailure("index looks behind the list's end.");
      return typeof value === "string" ? whole(value.charCodeAt(key.number)) : (value[key.number] ?? null);
    }
    throw new TemplateFailure(`index looks into ${naming[kindOf(value)] ?? "nothing"}.`, 0);
  }, of);
}

function dig(...given: GoValue[]): GoValue {
  const keys = given.slice(0, -2);
  const otherwise = given.at(-2) ?? null;
  let value: GoValue = given.at(-1) ?? null;
  for (const key of keys) {
    if (!isMap(value)) throw new TemplateFailure("dig looks into what is no map.", given.length - 1);
    if (!value.has(String(key))) return otherwise;
    value = value.get(String(key)) ?? null;
  }
  return value;
}

/** Merges into a copy: Sprig changes the map itself, which the templates of charts do not rely on. */
function merge(overwrites: boolean, into: GoMap, ...maps: GoMap[]): GoMap {
  const merged: GoMap = new Map(into);
  for (const map of maps)
    for (const [key, value] of map) {
      const below = merged.get(key) ?? null;
      if (isMap(below) && isMap(value)) merged.set(key, merge(overwrites, below, value));
      else if (overwrites ? isTrue(value) || !merged.has(key) : !isTrue(below)) merged.set(key, value);
    }
  return merged;
}

function dict(...given: GoValue[]): GoMap {
  const map: GoMap = new Map();
  for (let at = 0; at < given.length; at += 2) map.set(printed(given[at] ?? null), given[at + 1] ?? "");
  return map;
}

/** The text of printf; what does not fit its verb is printed as Go prints the mistake. */
function format(pattern: string, ...given: GoValue[]): string {
  let at = 0;
  return pattern.replace(/%([-+# 0]*\d*(?:\.\d+)?)([a-zA-Z%])/g, (_, __, verb: string) => {
    if (verb === "%") return "%";
    const value = given[at] ?? null;
    if (at >= given.length) return `%!${verb}(MISSING)`;
    at += 1;
    if (verb === "q") return typeof value === "string" ? goQuote(value) : printed(value);
    if (verb === "d") return value instanceof Whole ? printed(value) : `%!d(${kindOf(value)}=${printed(value)})`;
    if (verb === "s" && typeof value !== "string" && !isList(value) && !isMap(value) && !(value instanceof YamlText))
      return value === null ? "%!s(<nil>)" : `%!s(${kindOf(value)}=${printed(value)})`;
    return printed(value);
  });
}

/** A text in double quotes with Go's escapes, which YAML reads too. */
const goQuote = (text: string): string => {
  const escaped = text
    .replace(/[\\"]/g, "\\$&")
    .replace(unseen, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return `"${escaped}"`;
};

const unseen = /[\p{Cc}\p{Cf}\u00a0\u2028\u2029]/gu;

function indent(name: string, text: GoValue, spaces: number, broken: boolean): GoValue {
  if (text instanceof YamlText && text.spaces === 0 && !text.broken) return new YamlText(text.of, spaces, broken);
  const given = text instanceof YamlText ? textOf(text) : text;
  if (typeof given !== "string")
    throw new TemplateFailure(`${name} wants a text and is given ${naming[kindOf(given)] ?? "nothing"}.`, 1);
  return (broken ? "\n" : "") + indented(spaces, given);
}

const indented = (spaces: number, text: string): string => {
  const pad = " ".repeat(spaces);
  return pad + text.replaceAll("\n", `\n${pad}`);
};

/** What fromYaml and fromYamlArray make of a text; undefined where it is no YAML. As in Helm an error becomes the value. */
function readYaml(text: string): GoValue | undefined {
  try {
    const [document] = parseDocuments({ file: "", text });
    return document === undefined ? null : goValueFrom(document.value);
  } catch {
    return undefined;
  }
}

/** A value of a YAML file as the templates hold it. */
export function goValueFrom(value: Value): GoValue {
  if (value.kind === "scalar") return value.value;
  if (value.kind === "list") return value.items.map(goValueFrom);
  return new Map([...value.entries].map(([key, entry]) => [key, goValueFrom(entry.value)]));
}

/** Plain data as the templates' values: whole numbers become floats, as Helm's reader makes them. */
export function goValueOf(data: unknown): GoValue {
  if (Array.isArray(data)) return data.map(goValueOf);
  if (data !== null && typeof data === "object")
    return new Map(Object.entries(data).map(([key, value]) => [key, goValueOf(value)]));
  return typeof data === "string" || typeof data === "number" || typeof data === "boolean" ? data : null;
}

function fromYaml(text: GoValue): GoValue {
  if (text instanceof YamlText) return isMap(text.of) ? text.of : dict("Error", "not a map");
  const value = readYaml(String(text));
  if (value === null) return new Map();
  return value === undefined || !isMap(value) ? dict("Error", "not a map") : value;
}

function fromYamlArray(text: GoValue): GoValue {
  if (text instanceof YamlText) return text.of === null ? [] : isList(text.of) ? text.of : ["not a list"];
  const value = readYaml(String(text));
  if (value === null) return [];
  return value === undefined || !isList(value) ? ["not a list"] : value;
}

const strings = (value: GoValue): readonly string[] =>
  isList(value) ? value.filter((each) => each !== null).map(printed) : value === null ? [] : [printed(value)];

const trimBy = (signs: string, text: string): string => {
  let [from, to] = [0, text.length];
  while (from < to && signs.includes(text.charAt(from))) from += 1;
  while (to > from && signs.includes(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
};

const isSame = (a: GoValue, b: GoValue): boolean => kindOf(a) === kindOf(b) && json(a) === json(b);

const unique = (values: readonly GoValue[]): readonly GoValue[] =>
  values.filter((value, at) => values.findIndex((other) => isSame(other, value)) === at);

const functions: Readonly<Record<string, GoFunction>> = {
  not: define("any", (value: GoValue) => !isTrue(value)),
  eq: define("any any any…", (first: GoValue, ...others: GoValue[]) => isEqual(first, others)),
  ne: define("any any", (first: GoValue, other: GoValue) => !isEqual(first, [other])),
  lt: define("any any", isLess),
  le: define("any any", (a: GoValue, b: GoValue) => isLess(a, b) || isEqual(a, [b])),
  gt: define("any any", (a: GoValue, b: GoValue) => !isLess(a, b) && !isEqual(a, [b])),
  ge: define("any any", (a: GoValue, b: GoValue) => !isLess(a, b)),
  len: define("any", lengthOf),
  index: define("any any…", index),
  print: define("any…", (...given: GoValue[]) => given.map(printed).join("")),
  println: define("any…", (...given: GoValue[]) => `${given.map(printed).join(" ")}\n`),
  printf: define("text any…", format),
  fail: define("text", (message: string) => {
    throw new TemplateFailure(message, null, true);
  }),
  required: define("text any", (message: string, value: GoValue) => {
    if (value === null || value === "") throw new TemplateFailure(message, 1, true);
    return value;
  }),
  default: define("any any…", (otherwise: GoValue, ...given: GoValue[]) =>
    given.length === 0 || !isTrue(given[0] ?? null) ? otherwise : (given[0] ?? null),
  ),
  empty: define("any", (value: GoValue) => !isTrue(value)),
  coalesce: define("any…", (...given: GoValue[]) => given.find(isTrue) ?? null),
  ternary: define("any any boolean", (yes: GoValue, no: GoValue, chosen: boolean) => (chosen ? yes : no)),
  toString: define("any", (value: GoValue) => printed(value)),
  quote: define("any…", (...given: GoValue[]) =>
    given
      .filter((value) => value !== null)
      .map((value) => goQuote(printed(value)))
      .join(" "),
  ),
  squote: define("any…", (...given: GoValue[]) =>
    given
      .filter((value) => value !== null)
      .map((value) => `'${printed(value)}'`)
      .join(" "),
  ),
  b64enc: define("text", (text: string) => Buffer.from(text).toString("base64")),
  b64dec: define("text", (text: string) => Buffer.from(text, "base64").toString()),
  sha256sum: define("text", (text: string) => createHash("sha256").update(text).digest("hex")),
  lower: define("text", (text: string) => text.toLowerCase()),
  upper: define("text", (text: string) => text.toUpperCase()),
  title: define("text", (text: string) => text.replace(/(^|\s)\S/g, (sign) => sign.toUpperCase())),
  trim: define("text", (text: string) => text.trim()),
  trimAll: define("text text", trimBy),
  trimSuffix: define("text text", (end: string, text: string) =>
    end !== "" && text.endsWith(end) ? text.slice(0, -end.length) : text,
  ),
  trimPrefix: define("text text", (start: string, text: string) =>
    text.startsWith(start) ? text.slice(start.length) : text,
  ),
  trunc: define("whole text", ({ number }: Whole, text: string) =>
    number >= 0 ? text.slice(0, number) : text.slice(number),
  ),
  contains: define("text text", (part: string, text: string) => text.includes(part)),
  hasPrefix: define("text text", (start: string, text: string) => text.startsWith(start)),
  hasSuffix: define("text text", (end: string, text: string) => text.endsWith(end)),
  replace: define("text text text", (from: string, to: string, text: string) => text.replaceAll(from, () => to)),
  splitList: define("text text", (by: string, text: string) => text.split(by)),
  join: define("text any", (by: string, list: GoValue) => strings(list).join(by)),
  indent: define("whole any", ({ number }: Whole, text: GoValue) => indent("indent", text, number, false)),
  nindent: define("whole any", ({ number }: Whole, text: GoValue) => indent("nindent", text, number, true)),
  regexMatch: define("text text", (source: string, text: string) => expression(source).test(text)),
  regexFind: define("text text", (source: string, text: string) => text.match(expression(source))?.[0] ?? ""),
  regexReplaceAll: define("text text text", (source: string, text: string, by: string) =>
    text.replace(expression(source), by.replace(/\$\{(\d+)\}/g, "$$$1")),
  ),
  int: define("any", (value: GoValue) => whole(wholeOf(value))),
  int64: define("any", (value: GoValue) => whole(wholeOf(value))),
  float64: define("any", (value: GoValue) => floatOf(value)),
  add: define("any…", (...given: GoValue[]) => whole(given.reduce<number>((sum, each) => sum + wholeOf(each), 0))),
  add1: define("any", (value: GoValue) => whole(wholeOf(value) + 1)),
  sub: define("any any", (a: GoValue, b: GoValue) => whole(wholeOf(a) - wholeOf(b))),
  mul: define("any any…", (...given: GoValue[]) =>
    whole(given.reduce<number>((product, each) => product * wholeOf(each), 1)),
  ),
  div: define("any any", (a: GoValue, b: GoValue) => {
    if (wholeOf(b) === 0) throw new TemplateFailure("A number is divided by zero.", 1);
    return whole(Math.trunc(wholeOf(a) / wholeOf(b)));
  }),
  mod: define("any any", (a: GoValue, b: GoValue) => {
    if (wholeOf(b) === 0) throw new TemplateFailure("A number is divided by zero.", 1);
    return whole(wholeOf(a) % wholeOf(b));
  }),
  max: define("any any…", (...given: GoValue[]) => whole(Math.max(...given.map(wholeOf)))),
  min: define("any any…", (...given: GoValue[]) => whole(Math.min(...given.map(wholeOf)))),
  mulf: define("any any…", (...given: GoValue[]) =>
    given.reduce<number>((product, each) => product * floatOf(each), 1),
  ),
  floor: define("any", (value: GoValue) => Math.floor(floatOf(value))),
  ceil: define("any", (value: GoValue) => Math.ceil(floatOf(value))),
  until: define("whole", ({ number }: Whole) => Array.from({ length: Math.max(number, 0) }, (_, at) => whole(at))),
  list: define("any…", (...given: GoValue[]) => given),
  append: define("any any", (list: GoValue, value: GoValue) => [...listOf("append", list), value]),
  prepend: define("any any", (list: GoValue, value: GoValue) => [value, ...listOf("prepend", list)]),
  concat: define("any…", (...lists: GoValue[]) =>
    lists.flatMap((list, at) => {
      if (!isList(list))
        throw new TemplateFailure(`concat wants a list and is given ${naming[kindOf(list)] ?? "nothing"}.`, at);
      return list;
    }),
  ),
  first: define("any", (list: GoValue) => listOf("first", list)[0] ?? null),
  last: define("any", (list: GoValue) => listOf("last", list).at(-1) ?? null),
  rest: define("any", (list: GoValue) => listOf("rest", list).slice(1)),
  initial: define("any", (list: GoValue) => listOf("initial", list).slice(0, -1)),
  reverse: define("any", (list: GoValue) => [...listOf("reverse", list)].reverse()),
  compact: define("any", (list: GoValue) => listOf("compact", list).filter(isTrue)),
  uniq: define("any", (list: GoValue) => unique(listOf("uniq", list))),
  without: define("any any…", (list: GoValue, ...out: GoValue[]) =>
    listOf("without", list).filter((value) => !out.some((other) => isSame(other, value))),
  ),
  has: define("any any", (value: GoValue, list: GoValue) =>
    list === null ? false : listOf("has", list).some((each) => isSame(each, value)),
  ),
  /** What the chart's own template for it does, at once: environment names may not repeat. */
  unrepeated: define("any", (list: GoValue) => {
    const names = (list === null ? [] : listOf("range", list)).map((item) => {
      if (!isMap(item))
        throw new TemplateFailure(
          `The chart looks for name in it, and ${naming[kindOf(item)] ?? "nothing"} is there.`,
          0,
        );
      const name = item.get("name") ?? null;
      if (typeof name !== "string")
        throw new TemplateFailure(`An environment name is ${naming[kindOf(name)] ?? "missing"}.`, 0);
      return name;
    });
    const twice = names.filter((name, at) => names.indexOf(name) !== at);
    if (twice.length > 0) throw new TemplateFailure(`Duplicate keys detected: [${twice.join(" ")}]`, 0, true);
    return "";
  }),
  sortAlpha: define("any", (list: GoValue) => [...strings(list)].sort()),
  dict: define("any…", dict),
  get: define("map text", (map: GoMap, key: string) => map.get(key) ?? (map.has(key) ? null : "")),
  set: define("map text any", (map: GoMap, key: string, value: GoValue) => map.set(key, value)),
  unset: define("map text", (map: GoMap, key: string) => {
    map.delete(key);
    return map;
  }),
  hasKey: define("map text", (map: GoMap, key: string) => map.has(key)),
  keys: define("map…", (...maps: GoMap[]) => maps.flatMap((map) => [...map.keys()])),
  values: define("map", (map: GoMap) => [...map.values()]),
  pluck: define("text map…", (key: string, ...maps: GoMap[]) =>
    maps.filter((map) => map.has(key)).map((map) => map.get(key) ?? null),
  ),
  pick: define("map text…", (map: GoMap, ...keys: string[]) => new Map([...map].filter(([key]) => keys.includes(key)))),
  omit: define(
    "map text…",
    (map: GoMap, ...keys: string[]) => new Map([...map].filter(([key]) => !keys.includes(key))),
  ),
  dig: define("any any any any…", dig),
  merge: define("map map…", (into: GoMap, ...maps: GoMap[]) => merge(false, into, ...maps)),
  mergeOverwrite: define("map map…", (into: GoMap, ...maps: GoMap[]) => merge(true, into, ...maps)),
  deepCopy: define("any", (value: GoValue) => copied(value)),
  kindIs: define("text any", (kind: string, value: GoValue) => kindOf(value) === kind),
  kindOf: define("any", kindOf),
  typeIs: define("text any", (type: string, value: GoValue) => typeOf(value) === type),
  typeOf: define("any", (value: GoValue) => typeOf(value)),
  toYaml: define("any", (value: GoValue) => new YamlText(value)),
  toJson: define("any", (value: GoValue) => json(value)),
  toRawJson: define("any", (value: GoValue) => json(value)),
  fromYaml: define("any", fromYaml),
  fromYamlArray: define("any", fromYamlArray),
  fromJson: define("text", (text: string) => {
    try {
      return goValueOf(JSON.parse(text));
    } catch {
      return null;
    }
  }),
  lookup: define("text text text text", () => new Map()),
  randAlphaNum: define("whole", ({ number }: Whole) => "x".repeat(number)),
  genCA: define("text whole", () => dict("Cert", "certificate", "Key", "key")),
};

const typeOf = (value: GoValue): string => {
  const kind = kindOf(value);
  if (kind === "map") return "map[string]interface {}";
  return kind === "slice" ? "[]interface {}" : kind === "invalid" ? "<nil>" : kind;
};

function copied(value: GoValue): GoValue {
  if (isMap(value)) return new Map([...value].map(([key, each]) => [key, copied(each)]));
  return isList(value) ? value.map(copied) : value;
}

export { sorted };
