/** The functions that charts call: those of Go's templates, of Sprig 3 and of Helm, with the types that they insist on. */
import { createHash } from "node:crypto";
import { naming, TemplateFailure, UnknownFunction } from "./failure.js";
import {
  type GoMap,
  type GoValue,
  isList,
  isMap,
  isTrue,
  json,
  kindOf,
  printed,
  textOf,
  Whole,
  YamlText,
} from "./go-values.js";
import {
  copied,
  dict,
  dig,
  expression,
  floatOf,
  format,
  fromYaml,
  fromYamlArray,
  goQuote,
  goValueOf,
  indent,
  index,
  isEqual,
  isLess,
  isSame,
  lengthOf,
  listOf,
  merge,
  strings,
  trimBy,
  typeOf,
  unique,
  whole,
  wholeOf,
} from "./sprig.js";

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

function take(name: string, type: Type, value: GoValue, index: number): GoValue {
  const text = type === "text" && value instanceof YamlText ? textOf(value) : value;
  if (fits(type, text)) return text;
  throw new TemplateFailure(`${name} wants ${wants[type]} and is given ${naming[kindOf(value)] ?? "nothing"}.`, index);
}

function fits(type: Type, value: GoValue): boolean {
  if (type === "any") return true;
  if (type === "text") return typeof value === "string";
  if (type === "map") return isMap(value);
  return type === "whole" ? value instanceof Whole : typeof value === "boolean";
}

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
