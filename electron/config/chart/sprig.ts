/** What the functions of Go's templates, of Sprig 3 and of Helm do with their arguments. */
import { parseDocuments } from "../yaml/read.js";
import type { Value } from "../yaml/values.js";
import { naming, TemplateFailure } from "./failure.js";
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

/** An integer as spf13/cast makes it of anything. */
export function wholeOf(value: GoValue): number {
  if (value instanceof Whole) return value.number;
  if (typeof value === "number") return Number.isFinite(value) ? Math.trunc(value) : 0;
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value !== "string") return 0;
  const text = value.replace(/^(-?)0+(?=\d)/, "$1").replaceAll("_", "");
  return /^[+-]?(?:\d+|0x[\da-f]+)$/i.test(text) ? Number(text) : 0;
}

export function floatOf(value: GoValue): number {
  if (value instanceof Whole) return value.number;
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  return typeof value === "string" && /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(value) ? Number(value) : 0;
}

export const whole = (number: number): Whole => new Whole(number);

export function listOf(name: string, value: GoValue): readonly GoValue[] {
  if (isList(value)) return value;
  throw new TemplateFailure(`${name} wants a list and is given ${naming[kindOf(value)] ?? "nothing"}.`);
}

export function lengthOf(value: GoValue): Whole {
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

export function isEqual(first: GoValue, others: readonly GoValue[]): boolean {
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

export function isLess(first: GoValue, other: GoValue): boolean {
  const kind = basicKind(first);
  if (kind === null || kind !== basicKind(other) || kind === "bool") throw new TemplateFailure(differ(first, other));
  return kind === "text" ? String(first) < String(other) : floatOf(first) < floatOf(other);
}

/** Go's regular expressions are JavaScript's for what charts write; an expression that is none matches nothing. */
export const expression = (source: string): RegExp => {
  const inline = /^\(\?([ims]+)\)/.exec(source);
  return new RegExp(inline === null ? source : source.slice(inline[0].length), `gu${inline?.[1] ?? ""}`);
};

export function index(of: GoValue, ...keys: GoValue[]): GoValue {
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

export function dig(...given: GoValue[]): GoValue {
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
export function merge(overwrites: boolean, into: GoMap, ...maps: GoMap[]): GoMap {
  const merged: GoMap = new Map(into);
  for (const map of maps)
    for (const [key, value] of map) {
      const below = merged.get(key) ?? null;
      if (isMap(below) && isMap(value)) merged.set(key, merge(overwrites, below, value));
      else if (overwrites ? isTrue(value) || !merged.has(key) : !isTrue(below)) merged.set(key, value);
    }
  return merged;
}

export function dict(...given: GoValue[]): GoMap {
  const map: GoMap = new Map();
  for (let at = 0; at < given.length; at += 2) map.set(printed(given[at] ?? null), given[at + 1] ?? "");
  return map;
}

/** The text of printf; what does not fit its verb is printed as Go prints the mistake. */
export function format(pattern: string, ...given: GoValue[]): string {
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
export const goQuote = (text: string): string => {
  const escaped = text
    .replace(/[\\"]/g, "\\$&")
    .replace(unseen, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return `"${escaped}"`;
};

const unseen = /[\p{Cc}\p{Cf}\u00a0\u2028\u2029]/gu;

export function indent(name: string, text: GoValue, spaces: number, broken: boolean): GoValue {
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

export function fromYaml(text: GoValue): GoValue {
  if (text instanceof YamlText) return isMap(text.of) ? text.of : dict("Error", "not a map");
  const value = readYaml(String(text));
  if (value === null) return new Map();
  return value === undefined || !isMap(value) ? dict("Error", "not a map") : value;
}

export function fromYamlArray(text: GoValue): GoValue {
  if (text instanceof YamlText) return text.of === null ? [] : isList(text.of) ? text.of : ["not a list"];
  const value = readYaml(String(text));
  if (value === null) return [];
  return value === undefined || !isList(value) ? ["not a list"] : value;
}

export const strings = (value: GoValue): readonly string[] =>
  isList(value) ? value.filter((each) => each !== null).map(printed) : value === null ? [] : [printed(value)];

export const trimBy = (signs: string, text: string): string => {
  let [from, to] = [0, text.length];
  while (from < to && signs.includes(text.charAt(from))) from += 1;
  while (to > from && signs.includes(text.charAt(to - 1))) to -= 1;
  return text.slice(from, to);
};

export const isSame = (a: GoValue, b: GoValue): boolean => kindOf(a) === kindOf(b) && json(a) === json(b);

export const unique = (values: readonly GoValue[]): readonly GoValue[] =>
  values.filter((value, at) => values.findIndex((other) => isSame(other, value)) === at);

export const typeOf = (value: GoValue): string => {
  const kind = kindOf(value);
  if (kind === "map") return "map[string]interface {}";
  return kind === "slice" ? "[]interface {}" : kind === "invalid" ? "<nil>" : kind;
};

export function copied(value: GoValue): GoValue {
  if (isMap(value)) return new Map([...value].map(([key, each]) => [key, copied(each)]));
  return isList(value) ? value.map(copied) : value;
}
