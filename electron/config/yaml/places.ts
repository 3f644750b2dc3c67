/** Finding the place in a values file's text where a path is written, and refusing a place that several paths share. */
import { isAlias, isScalar, type ParsedNode, type Scalar } from "yaml";
import { isList, isMap, isNothing, keyText, type ParsedList, type ParsedMap, type ParsedPair } from "./nodes.js";
import type { Step } from "./path.js";

/** A values file with the nodes it was parsed to. */
export interface YamlSource {
  readonly file: string;
  readonly text: string;
  readonly contents: ParsedNode | null;
}

/** A place in the tree of nodes: the node, and the collection around it. (A stretch of the text is a Position.) */
export interface Place {
  readonly node: ParsedNode | null;
  /** Null for the root. */
  readonly inside:
    | { readonly kind: "map"; readonly map: ParsedMap; readonly pair: ParsedPair; readonly around: Place }
    | { readonly kind: "list"; readonly list: ParsedList; readonly index: number; readonly around: Place }
    | null;
}

/** True for an alias or anchor, where an edit would show in another place too. */
const isShared = (node: ParsedNode | null): boolean => node !== null && (isAlias(node) || node.anchor !== undefined);

/** The place of a path; null where the file does not have it, or has it only through an anchor or a merge key. */
export function placeAt(source: YamlSource, steps: readonly Step[]): Place | null {
  const { place, rest } = deepest(source, steps);
  return rest.length === 0 && !isShared(place.node) ? place : null;
}

/** The deepest place on the way to a path that is written here, and the steps that are missing below it. */
export function deepest(
  source: YamlSource,
  steps: readonly Step[],
): { readonly place: Place; readonly rest: readonly Step[] } {
  let place: Place = { node: source.contents, inside: null };
  for (const [at, step] of steps.entries()) {
    const next = below(place, step);
    if (next === null) return { place, rest: steps.slice(at) };
    place = next;
  }
  return { place, rest: [] };
}

function below(around: Place, step: Step): Place | null {
  const { node } = around;
  if (isShared(node)) return null;
  if (typeof step === "number")
    return isList(node) && node.items[step] !== undefined ? inList(around, node, step) : null;
  const pair = isMap(node) ? node.items.findLast(({ key }) => keyText(key) === step) : undefined;
  return isMap(node) && pair !== undefined && isPlainKey(pair.key) ? inMap(around, node, pair) : null;
}

/** The place of a pair's value in the map at `around`. */
export const inMap = (around: Place, map: ParsedMap, pair: ParsedPair): Place => ({
  node: pair.value,
  inside: { kind: "map", map, pair, around },
});

const inList = (around: Place, list: ParsedList, index: number): Place => ({
  node: list.items[index] ?? null,
  inside: { kind: "list", list, index, around },
});

/** The map one of whose keys starts at the offset, with the place it stands at; null where a shared node is on the way. */
export function mapWithKeyAt({ contents }: YamlSource, start: number): { map: ParsedMap; place: Place } | null {
  let place: Place = { node: contents, inside: null };
  for (;;) {
    const { node } = place;
    if (!mayEdit(place)) return null;
    if (isMap(node)) {
      const pair = node.items[pairAt(node, start)];
      if (pair === undefined) return null;
      if (pair.key.range[0] === start) return { map: node, place };
      place = inMap(place, node, pair);
    } else if (isList(node)) {
      const index = node.items.findLastIndex(({ range }) => range[0] <= start);
      if (index === -1) return null;
      place = inList(place, node, index);
    } else return null;
  }
}

/** The index of the last pair whose key starts at the offset or before it, or -1. A map may have thousands of pairs. */
export function pairAt({ items }: ParsedMap, start: number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle]?.key.range[0] ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

export const isPlainKey = (key: ParsedNode): key is Scalar.Parsed =>
  isScalar(key) && key.anchor === undefined && key.tag === undefined;

/** True where the place may be edited. Nothing above it is shared, because `below` does not go through shared nodes. */
export const mayEdit = ({ node }: Place): boolean => !isShared(node);

/** True for a collection in flow style and for everything inside one. */
export function isFlow(place: Place): boolean {
  for (let at: Place | null = place; at !== null; at = at.inside?.around ?? null)
    if ((isMap(at.node) || isList(at.node)) && at.node.flow === true) return true;
  return false;
}

/** The end of a pair's text, without a comment behind it. */
export function endOfPair(text: string, { key, value }: ParsedPair): number {
  if (value !== null && !isNothing(value)) return endOfNode(text, value);
  // A tag or anchor with nothing behind it is written all the same, and keeps its blank: to Helm a tag may end in a comma.
  const isMarked = value !== null && (value.tag !== undefined || ("anchor" in value && value.anchor !== undefined));
  return isMarked ? value.range[0] : Math.max(text.indexOf(":", key.range[1]) + 1, key.range[1]);
}

export function endOfNode(text: string, node: ParsedNode): number {
  if ((isMap(node) || isList(node)) && node.flow !== true) {
    const last = node.items.at(-1);
    if (last !== undefined) return "key" in last ? endOfPair(text, last) : endOfNode(text, last);
  }
  return node.range[1];
}
