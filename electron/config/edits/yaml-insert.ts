/** Putting a key into a values file: into its map, in that map's style, with the maps that are missing. */
import { isScalar } from "yaml";
import { isMap, isNothing } from "../yaml/nodes.js";
import type { Step } from "../yaml/path.js";
import { deepest, endOfPair, isFlow, mayEdit, type Place, type YamlSource } from "../yaml/places.js";
import type { TextEdit } from "./fix.js";
import { asLines, columnOf, startOfNextLine } from "./lines.js";
import { writeKey } from "./written.js";

/** What is put in: as lines with an indentation, or in one piece between brackets where that can be done. */
export interface Content {
  readonly lines: (key: string, indentation: number) => readonly string[];
  readonly inFlow: ((key: string) => string) | null;
}

export const scalarContent = (written: string): Content => ({
  lines: (key, indentation) => [`${" ".repeat(indentation)}${key}: ${written}`],
  inFlow: (key) => `${key}: ${written}`,
});

const usualIndentation = 2;

/** The edit that adds the path; null where a value that is no map is in the way, or several places share the text. */
export function insertEdit(source: YamlSource, steps: readonly Step[], content: Content): TextEdit | null {
  const { place, rest } = deepest(source, steps);
  const keys = rest.filter((step): step is string => typeof step === "string");
  if (keys.length === 0 || keys.length !== rest.length || !mayEdit(place)) return null;
  const { text, file } = source;
  const put = (at: number, what: string, end = at): TextEdit => ({ file, start: at, end, text: what });
  const { node } = place;

  const [first, last] = isMap(node) ? [node.items[0], node.items.at(-1)] : [];
  if (first !== undefined && last !== undefined) {
    const end = endOfPair(text, last);
    if (isFlow(place)) return inFlow(content, keys, (inside) => put(end, `, ${inside}`));
    const column = columnOf(text, first.key.range[0]);
    const at = startOfNextLine(text, end);
    return put(at, asLines(text, at, nested(source, content, keys, column)));
  }
  if (isMap(node)) {
    const open = node.range[0] + 1;
    return inFlow(content, keys, (inside) => put(open, inside));
  }
  if (node !== null && !(isScalar(node) && nulls.has(node.source) && node.type === "PLAIN" && node.tag === undefined))
    return null;
  if (place.inside === null) {
    const at = text.length;
    return put(at, asLines(text, at, nested(source, content, keys, 0)));
  }
  if (place.inside.kind !== "map") return null;
  const { pair } = place.inside;
  const end = endOfPair(text, pair);
  if (!isNothing(node))
    return inFlow(content, keys, (inside) => put(node?.range[0] ?? end, `{${inside}}`, node?.range[1]));
  if (isFlow(place)) return inFlow(content, keys, (inside) => put(end, ` {${inside}}`));
  const column = columnOf(text, pair.key.range[0]);
  const at = startOfNextLine(text, end);
  return put(at, asLines(text, at, nested(source, content, keys, column + indentationOf(source))));
}

const nulls = new Set(["", "~", "null", "Null", "NULL"]);

const inFlow = (content: Content, keys: readonly string[], edit: (inside: string) => TextEdit): TextEdit | null => {
  const [last = "", ...above] = keys.map(writeKey).toReversed();
  if (content.inFlow === null) return null;
  return edit(above.reduce((inside, key) => `${key}: {${inside}}`, content.inFlow(last)));
};

function nested(source: YamlSource, content: Content, keys: readonly string[], column: number): readonly string[] {
  const step = indentationOf(source);
  return keys.flatMap((key, depth) => {
    const indentation = column + depth * step;
    return depth === keys.length - 1
      ? content.lines(writeKey(key), indentation)
      : [`${" ".repeat(indentation)}${writeKey(key)}:`];
  });
}

/** How far the file's first nested map is indented. */
export function indentationOf({ text, contents }: YamlSource): number {
  if (!isMap(contents)) return usualIndentation;
  for (const { value } of contents.items) {
    const key = isMap(value) && value.flow !== true ? value.items[0]?.key : undefined;
    if (key !== undefined) return columnOf(text, key.range[0]) || usualIndentation;
  }
  return usualIndentation;
}

/** The deepest place on the way to the path that is written here, and how many steps lead to it. */
export const wouldGoBelow = (
  source: YamlSource,
  steps: readonly Step[],
): { readonly place: Place; readonly depth: number } => {
  const { place, rest } = deepest(source, steps);
  return { place, depth: steps.length - rest.length };
};
