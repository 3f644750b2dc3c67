/** Finding values in a file's own text by the keys above them. */
import { isScalar, type ParsedNode, type Scalar } from "yaml";
import { locator, type Position } from "../../files/position.js";
import { lostBehind } from "./lost-value.js";
import { isList, isMap, isNothing, type ParsedMap, type ParsedPair } from "./nodes.js";
import type { YamlSource } from "./places.js";
import { resolvePlainScalar } from "./scalars.js";

/** Which values are looked for. */
export interface Search<Above> {
  /** What is known at the top of the file. */
  readonly top: Above;
  /** What is known below each pair of a map, given what is known of the map. */
  readonly below: (map: ParsedMap, above: Above) => (pair: ParsedPair) => Above;
  readonly isWanted: (above: Above) => boolean;
}

/**
 * The positions of the wanted values in the order of the text. A key written twice has two values. A value that YAML
 * takes for a tag, an anchor or a comment counts; an empty value and a plain switch (`true`, `no`) do not.
 */
export function findValues<Above>(
  { file, text, contents }: YamlSource,
  { top, below, isWanted }: Search<Above>,
): readonly Position[] {
  const locate = locator(file, text);
  const found: Position[] = [];
  const look = (node: ParsedNode | null, above: Above): void => {
    if (isMap(node)) {
      const belowPair = below(node, above);
      for (const pair of node.items) {
        const here = belowPair(pair);
        const lost = isNothing(pair.value) && isWanted(here) ? lostBehind(text, pair.key.range[1]) : null;
        if (lost === null) look(pair.value, here);
        else found.push(locate(lost.start, lost.end));
      }
    } else if (isList(node)) for (const item of node.items) look(item, above);
    else if (node !== null && isScalar(node) && isWanted(above) && node.source !== "" && !isSwitch(node))
      found.push(locate(node.range[0], node.range[1]));
  };
  look(contents, top);
  return found;
}

/** True for a plain `true`, `no` or null. */
function isSwitch({ type, source }: Scalar.Parsed): boolean {
  const value = type === "PLAIN" ? resolvePlainScalar(source) : source;
  return value === null || typeof value === "boolean";
}
