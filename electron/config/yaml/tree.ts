/** Building the tree of values from YAML nodes: anchors and merge keys are resolved, growth by aliases is bounded. */
import { isAlias, isScalar, type ParsedNode, type Scalar } from "yaml";
import type { Locate, Position } from "../../files/position.js";
import { deepestNesting, tooDeep, unreadable } from "../../files/unreadable.js";
import { isList, isMap, isNothing, type ParsedPair } from "./nodes.js";
import { resolvePlainScalar } from "./scalars.js";
import type { MapEntry, MapValue, ScalarValue, Value } from "./values.js";

/** A key written twice in one map, of which Helm takes the last and says nothing. */
export interface DuplicateKey {
  readonly path: string;
  readonly position: Position;
}

const mostValuesWithAliases = 200_000;
/** Tags behind which a value is resolved as a plain one is. Behind any other tag (`!x`) it is a text. */
const resolving = new Set(["bool", "int", "float", "null", "timestamp"].map((name) => `tag:yaml.org,2002:${name}`));

/** Which of a key and a later merge (<<) counts: `last` for go-yaml v2 and so Helm, `key` for v3 and so compose. */
export type MergePrecedence = "last" | "key";

/**
 * Builds the tree. Throws CONFIGURATION_UNREADABLE for an alias that is unknown, circular or multiplies, for a key that
 * is no text, and for a number that JSON, which Helm turns the values into, does not have.
 */
export function buildTree(
  root: ParsedNode,
  locate: Locate,
  precedence: MergePrecedence = "last",
): { readonly value: Value; readonly duplicates: readonly DuplicateKey[] } {
  const anchors = new Map<string, Value | null>(); // null while the value it names is not complete
  const sizes = new Map<Value, number>(); // sizes of collections, counted once an alias makes them matter
  const duplicates: DuplicateKey[] = [];
  let aliased = false;

  const build = (node: ParsedNode | null, path: string, fallback: Position, depth: number): Value => {
    const position = node === null || isNothing(node) ? fallback : locate(node.range[0], node.range[1]);
    if (depth > deepestNesting) throw tooDeep(position);
    if (node === null) return { kind: "scalar", value: null, source: "", position };
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target === undefined) throw unreadable(position, "an alias (*) without an anchor (&) before it");
      if (target === null) throw unreadable(position, "an alias (*) inside what its anchor (&) names");
      aliased = true;
      return target;
    }
    if (node.anchor !== undefined) anchors.set(node.anchor, null);
    const value = isMap(node)
      ? buildMap(node.items, path, position, depth)
      : isList(node)
        ? bounded({
            kind: "list",
            items: node.items.map((item, i) => build(item, `${path}[${i}]`, position, depth + 1)),
            position,
          })
        : scalar(node, position);
    if (node.anchor !== undefined) anchors.set(node.anchor, anchors.get(node.anchor) ?? value);
    return value;
  };

  const buildMap = (pairs: readonly ParsedPair[], path: string, position: Position, depth: number): MapValue => {
    const entries = new Map<string, MapEntry>();
    let own: Set<string> | null = null; // the keys written in this map itself, once a merge has brought in others
    const isWritten = (key: string): boolean => (own ?? entries).has(key);
    for (const pair of pairs) {
      const key = keyOf(pair.key);
      const here = path === "" ? key.text : `${path}.${key.text}`;
      const value = build(pair.value, here, key.position, depth + 1);
      if (key.merges) {
        own ??= new Set(entries.keys());
        for (const source of mergeSources(value, key.position))
          for (const [name, entry] of source.entries)
            if (precedence === "last" || !isWritten(name)) entries.set(name, entry);
        continue;
      }
      if (isWritten(key.text)) duplicates.push({ path: here, position: key.position });
      own?.add(key.text);
      entries.set(key.text, { keyPosition: key.position, value });
    }
    return bounded({ kind: "map", entries, position });
  };

  const keyOf = (node: ParsedNode) => {
    const position = locate(node.range[0], node.range[1]);
    if (isScalar(node) && !isNull(node))
      return { text: node.source, position, merges: node.type === "PLAIN" && node.source === "<<" };
    const target = isAlias(node) ? anchors.get(node.source) : undefined;
    if (target?.kind === "scalar" && target.value !== null) return { text: target.source, position, merges: false };
    if (isScalar(node) || target?.kind === "scalar")
      throw unreadable(position, "a key that is nothing (empty, ~ or null)");
    throw unreadable(position, "a key that is a map or list; an unquoted {{ … }} looks like one");
  };

  const mergeSources = (value: Value, position: Position): readonly MapValue[] => {
    const sources = value.kind === "list" ? [...value.items].reverse() : [value];
    return sources.map((source) => {
      if (source.kind === "map") return source;
      throw unreadable(position, "a merge key (<<) whose value is not a map");
    });
  };

  const sizeOf = (value: Value): number => {
    if (value.kind === "scalar") return 1;
    const known = sizes.get(value);
    if (known !== undefined) return known;
    let size = 1;
    if (value.kind === "list") for (const item of value.items) size += sizeOf(item);
    else for (const entry of value.entries.values()) size += sizeOf(entry.value);
    sizes.set(value, size);
    return size;
  };

  const bounded = <T extends Value>(value: T): T => {
    if (aliased && sizeOf(value) > mostValuesWithAliases)
      throw unreadable(value.position, "aliases (*) that multiply into far too many values");
    return value;
  };

  return { value: build(root, "", locate(0), 0), duplicates };
}

const isNull = (node: Scalar.Parsed): boolean =>
  node.type === "PLAIN" && node.tag === undefined && resolvePlainScalar(node.source) === null;

function scalar(node: Scalar.Parsed, position: Position): ScalarValue {
  const text = String(node.value ?? "");
  const plain = node.type === "PLAIN";
  if (node.tag === undefined ? !plain : !resolving.has(node.tag))
    return { kind: "scalar", value: text, source: text, position };
  const value = resolvePlainScalar(text);
  if (typeof value === "number" && !Number.isFinite(value))
    throw unreadable(position, "a number (.inf or .nan) that Helm cannot hold: put it in quotes");
  return { kind: "scalar", value, source: text, position };
}
