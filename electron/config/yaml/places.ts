/** Finding where in a values file's own text a path is written, and refusing what several places share. */
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  type ParsedNode,
  type Scalar,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";
import type { Step } from "./path.js";

/** A values file as it was parsed. */
export interface YamlSource {
  readonly file: string;
  readonly text: string;
  readonly contents: ParsedNode | null;
}

export type ParsedMap = YAMLMap.Parsed;
export type ParsedPair = Pair<ParsedNode, ParsedNode | null>;

/** The node at a place, with the collection around it. */
export interface Place {
  readonly node: ParsedNode | null;
  /** Null for the root. */
  readonly inside:
    | { readonly kind: "map"; readonly map: ParsedMap; readonly pair: ParsedPair; readonly around: Place }
    | { readonly kind: "list"; readonly list: YAMLSeq.Parsed; readonly index: number; readonly around: Place }
    | null;
}

/** True where an edit of the node would show in another place too, or comes from one. */
const isShared = (node: ParsedNode | null): boolean => node !== null && (isAlias(node) || node.anchor !== undefined);

/** The place as it is written in this file; null where it is not, or only through an anchor or a merge key. */
export function placeAt(source: YamlSource, steps: readonly Step[]): Place | null {
  const { place, rest } = deepest(source, steps);
  return rest.length === 0 && !isShared(place.node) ? place : null;
}

/** The deepest place on the way that is written here, and what is missing below it. */
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
  if (typeof step === "number") {
    if (node === null || !isSeq(node)) return null;
    const item = node.items[step];
    return item === undefined
      ? null
      : { node: item as ParsedNode, inside: { kind: "list", list: node as YAMLSeq.Parsed, index: step, around } };
  }
  if (node === null || !isMap(node)) return null;
  const map = node as ParsedMap;
  const pair = (map.items as readonly ParsedPair[]).findLast(({ key }) => isScalar(key) && key.source === step);
  if (pair === undefined || !isPlainKey(pair.key)) return null;
  return { node: pair.value, inside: { kind: "map", map, pair, around } };
}

export const isPlainKey = (key: ParsedNode): key is Scalar.Parsed =>
  isScalar(key) && key.anchor === undefined && key.tag === undefined;

/** True where the place may be edited: nothing on the way to it is shared. `below` never goes through what is. */
export const mayEdit = ({ node }: Place): boolean => !isShared(node);

/** True for what stands between brackets, or will: a collection written in flow style, or inside one. */
export function isFlow(place: Place): boolean {
  for (let at: Place | null = place; at !== null; at = at.inside?.around ?? null)
    if ((isMap(at.node) || isSeq(at.node)) && at.node.flow === true) return true;
  return false;
}

/** True for `key:` with nothing behind it. */
export const isNothing = (node: ParsedNode | null): boolean =>
  node === null || (isScalar(node) && node.source === "" && node.type === "PLAIN");

/** Where what is written of a pair ends, without a comment behind it. */
export function endOfPair(text: string, { key, value }: ParsedPair): number {
  if (value !== null && !isNothing(value)) return endOfNode(text, value);
  // A tag or anchor of nothing is written all the same, and keeps its blank: to Helm a tag may end in a comma.
  const isMarked = value !== null && (value.tag !== undefined || ("anchor" in value && value.anchor !== undefined));
  return isMarked ? value.range[0] : Math.max(text.indexOf(":", key.range[1]) + 1, key.range[1]);
}

export function endOfNode(text: string, node: ParsedNode): number {
  if (isMap(node) && node.flow !== true) {
    const last = (node.items as readonly ParsedPair[]).at(-1);
    if (last !== undefined) return endOfPair(text, last);
  }
  if (isSeq(node) && node.flow !== true) {
    const last = node.items.at(-1) as ParsedNode | undefined;
    if (last !== undefined) return endOfNode(text, last);
  }
  return node.range[1];
}
