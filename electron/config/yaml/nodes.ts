/** The nodes of a parsed YAML text, with the types of keys and items that the yaml library's own guards lose. */
import {
  isMap as isLibraryMap,
  isSeq as isLibrarySeq,
  isScalar,
  type Pair,
  type ParsedNode,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";

export type ParsedMap = YAMLMap.Parsed;
export type ParsedList = YAMLSeq.Parsed;
export type ParsedPair = Pair<ParsedNode, ParsedNode | null>;

/** A node where a key, a value or an item may stand; a value that the text leaves out is null. */
type MaybeNode = ParsedNode | null | undefined;

export const isMap = (node: MaybeNode): node is ParsedMap => isLibraryMap(node);
export const isList = (node: MaybeNode): node is ParsedList => isLibrarySeq(node);

/** True for the value of `key:` with nothing behind the colon. */
export const isNothing = (node: ParsedNode | null): boolean =>
  node === null || (isScalar(node) && node.source === "" && node.type === "PLAIN");

/** The text of a key that is a scalar, without its quotes; null for other keys. */
export const keyText = (key: ParsedNode): string | null => (isScalar(key) ? key.source : null);

/** The last value of a map or the last item of a list; undefined for an empty collection and for other nodes. */
export const lastChild = (node: MaybeNode): MaybeNode =>
  isMap(node) ? node.items.at(-1)?.value : isList(node) ? node.items.at(-1) : undefined;

/** Shows a node and all nodes below it, keys included, in the order of the text. */
export function eachNode(node: ParsedNode | null, see: (node: ParsedNode) => void): void {
  if (node === null) return;
  see(node);
  if (isMap(node))
    for (const { key, value } of node.items) {
      eachNode(key, see);
      eachNode(value, see);
    }
  else if (isList(node)) for (const item of node.items) eachNode(item, see);
}
