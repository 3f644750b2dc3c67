/** Turning changes into edits of the text of Helm values. Null means that a change cannot be made in place. */
import { isScalar, type ParsedNode } from "yaml";
import { lostBehind } from "../yaml/lost-value.js";
import { isList, isMap, isNothing, keyText, type ParsedPair } from "../yaml/nodes.js";
import { type Step, stepsOf } from "../yaml/path.js";
import {
  deepest,
  endOfPair,
  inMap,
  isFlow,
  isPlainKey,
  mapWithKeyAt,
  mayEdit,
  type Place,
  pairAt,
  placeAt,
  type YamlSource,
} from "../yaml/places.js";
import type { Change, TextEdit } from "./fix.js";
import { columnOf, startOfLine, startOfNextLine } from "./lines.js";
import { quotingOf, writeKey, writeScalar } from "./written.js";
import { type Content, insertEdit, scalarContent, wouldGoBelow } from "./yaml-insert.js";
import { removeEdits } from "./yaml-remove.js";

/** The edits of one change in files layered left to right. */
export function yamlEdits(sources: readonly YamlSource[], change: Change): readonly TextEdit[] | null {
  switch (change.kind) {
    case "set":
      return setEdits(sources, change.path, change.value, change.quoted === true);
    case "remove":
      return removeEverywhere(sources, stepsOf(change.path));
    case "move":
      return moveEdits(sources, stepsOf(change.path), stepsOf(change.to));
    case "remove-earlier":
      return removeEarlier(sources, change.file, change.start);
    case "recover":
      return recoverEdits(sources, stepsOf(change.path), change.value);
    case "lift-comment":
      return null;
  }
}

/** The file that counts for a path: the last one that has it. */
const counting = (sources: readonly YamlSource[], steps: readonly Step[]) =>
  sources.toReversed().find((source) => isWritten(source, steps));

/** True where the file has the path, also through an anchor, in which case the text must not be edited. */
const isWritten = (source: YamlSource, steps: readonly Step[]): boolean => {
  const { place, depth } = wouldGoBelow(source, steps);
  return depth === steps.length || !mayEdit(place);
};

function setEdits(sources: readonly YamlSource[], path: string, value: string | boolean, quoted: boolean) {
  const steps = stepsOf(path);
  const source = counting(sources, steps);
  if (source === undefined) return addEdits(sources, steps, value, quoted);
  const place = placeAt(source, steps);
  return place === null ? null : replaceEdits(source, place, value, quoted);
}

/** Adds the path to the file that has most of the maps on the way, and of several such files to the last. */
function addEdits(sources: readonly YamlSource[], steps: readonly Step[], value: string | boolean, quoted: boolean) {
  const [best] = sources
    .map((source, index) => ({ source, index, depth: wouldGoBelow(source, steps).depth }))
    .toSorted((a, b) => b.depth - a.depth || b.index - a.index);
  const content = scalarContent(writeScalar(value, quoted ? "double" : "plain"));
  const edit = best === undefined ? null : insertEdit(best.source, steps, content);
  return edit === null ? null : [edit];
}

function replaceEdits(source: YamlSource, place: Place, value: string | boolean, quoted: boolean) {
  const { node, inside } = place;
  const { text, file } = source;
  if (node !== null && node.tag !== undefined && !isMap(node) && !isList(node)) return null;
  const like = node !== null && isScalar(node) ? quotingOf(node.type) : "plain";
  const written = writeScalar(value, quoted && like === "plain" ? "double" : like);
  if (node === null || isNothing(node)) {
    if (inside === null || inside.kind !== "map") return null;
    const end = endOfPair(text, inside.pair);
    return [{ file, start: end, end, text: ` ${written}` }];
  }
  if (isScalar(node)) return scalarEdits(source, node, written);
  return "flow" in node && node.flow === true
    ? [{ file, start: node.range[0], end: node.range[1], text: written }]
    : null;
}

/** Puts a lost value in quotes. The anchor that YAML takes it for names nothing else, and so is no obstacle. */
function recoverEdits(sources: readonly YamlSource[], steps: readonly Step[], value: string) {
  const source = counting(sources, steps);
  if (source === undefined) return null;
  const { place, rest } = deepest(source, steps);
  if (rest.length > 0 || place.inside?.kind !== "map" || !isNothing(place.node)) return null;
  const lost = lostBehind(source.text, place.inside.pair.key.range[1]);
  if (lost?.text !== value) return null;
  return [{ file: source.file, start: lost.start, end: lost.end, text: writeScalar(value, "double") }];
}

/** Replaces a scalar. The comment behind the head of a block (`key: | # why`) stays behind the new value. */
function scalarEdits({ file, text }: YamlSource, node: ParsedNode, written: string): readonly TextEdit[] {
  const { start, end } = scalarRange(text, node);
  const [, head = "", comment = ""] = /^([|>][-+\d]*)([ \t]+#[^\r\n]*)/.exec(text.slice(start, end)) ?? [];
  if (comment === "") return [{ file, start, end, text: written }];
  const below = start + head.length + comment.length;
  return [
    { file, start, end: start + head.length, text: written },
    { file, start: below, end, text: "" },
  ];
}

/** The scalar's text without its last line end, which is in a block scalar's range and stays. */
function scalarRange(
  text: string,
  { range: [start, end] }: ParsedNode,
): { readonly start: number; readonly end: number } {
  const ended = text.slice(start, end).replace(/\s+$/, "").length;
  return { start, end: text[end - 1] === "\n" ? start + ended : end };
}

function removeEverywhere(sources: readonly YamlSource[], steps: readonly Step[]) {
  const edits = sources
    .filter((source) => isWritten(source, steps))
    .map((source) => {
      const place = placeAt(source, steps);
      return place === null ? null : removeEdits(source, place);
    });
  return edits.length > 0 && edits.every((edit) => edit !== null) ? edits.flat() : null;
}

function removeEarlier(sources: readonly YamlSource[], file: string, start: number) {
  const source = sources.find((candidate) => candidate.file === file);
  const around = source === undefined ? null : mapWithKeyAt(source, start);
  if (source === undefined || around === null) return null;
  const { map, place } = around;
  let at = pairAt(map, start);
  const last = map.items[at];
  if (last === undefined || !isPlainKey(last.key)) return null;
  const text = last.key.source;
  let earlier: ParsedPair | undefined;
  do {
    at -= 1;
    earlier = map.items[at];
  } while (earlier !== undefined && keyText(earlier.key) !== text);
  if (earlier === undefined || !mayEdit({ node: earlier.value, inside: null })) return null;
  return removeEdits(source, inMap(place, map, earlier));
}

function moveEdits(sources: readonly YamlSource[], from: readonly Step[], to: readonly Step[]) {
  const source = counting(sources, from);
  const place = source === undefined ? null : placeAt(source, from);
  const key = to.at(-1);
  if (source === undefined || place?.inside?.kind !== "map" || typeof key !== "string") return null;
  if (sources.some((other) => isWritten(other, to))) return null;
  if (sources.some((other) => other !== source && isWritten(other, from))) return null;
  const { pair, around } = place.inside;
  if (from.slice(0, -1).join("\0") === to.slice(0, -1).join("\0")) {
    const { range } = pair.key;
    return [{ file: source.file, start: range[0], end: range[1], text: writeKey(key) }];
  }
  const { place: target } = wouldGoBelow(source, to);
  const added = insertEdit(source, to, contentOf(source, place, target));
  const removed = removeEdits(source, place, target.node === around.node);
  if (added === null || removed === null) return null;
  const [lines] = removed.slice(-1);
  // Comments above the key go with it, except between braces, where there is no room for them.
  const stay = isFlow(around) || isFlow(target);
  const above = lines === undefined || stay ? null : commentsAbove(source.text, pair.key.range[0]);
  return above === null || lines === undefined || lines.text !== ""
    ? [...removed, added]
    : [...removed.slice(0, -1), { ...lines, start: Math.min(lines.start, above) }, added];
}

/** Where the comment lines directly above a key start, if they are indented as the key is. */
function commentsAbove(text: string, key: number): number {
  let start = startOfLine(text, key);
  const indentation = text.slice(start, key);
  for (let at = start; at > 0; at = start) {
    const above = startOfLine(text, at - 1);
    if (!text.slice(above, at).startsWith(`${indentation}#`)) break;
    start = above;
  }
  return start;
}

/** A key with its value, its comments and the block below it, ready to be put in elsewhere. */
function contentOf(source: YamlSource, place: Place, target: Place): Content {
  const { text } = source;
  const { inside, node } = place;
  if (inside?.kind !== "map") return scalarContent("");
  const { pair, around } = inside;
  const written = node === null ? "" : text.slice(...scalarSpan(text, node));
  const single = node !== null && isScalar(node) && !written.includes("\n");
  if (isFlow(around)) {
    const safe = single || (node !== null && "flow" in node && !written.includes("\n"));
    return safe ? scalarContent(written) : { lines: () => [], inFlow: null };
  }
  const keyAt = pair.key.range[0];
  const lineStart = startOfLine(text, keyAt);
  const column = columnOf(text, keyAt);
  const start = text.slice(lineStart, keyAt).trim() === "" ? commentsAbove(text, keyAt) : keyAt;
  const lines = (key: string, indentation: number): readonly string[] => {
    const end = startOfNextLine(text, endOfPair(text, pair));
    const own = text.slice(start, keyAt) + key + text.slice(pair.key.range[1], end);
    return own
      .replace(/\r?\n$/, "")
      .split(/\r?\n/)
      .map((line, index) =>
        line.trim() === "" ? line : indent(line, index === 0 && start === keyAt ? 0 : column, indentation),
      );
  };
  const plainInFlow = node !== null && isScalar(node) && quotingOf(node.type) === "plain";
  const flowText = plainInFlow && single ? (/[,[\]{}]/.test(written) ? JSON.stringify(written) : written) : written;
  const commented = text.slice(endOfPair(text, pair), startOfNextLine(text, endOfPair(text, pair))).includes("#");
  return { lines, inFlow: isFlow(target) && single && !commented ? (key) => `${key}: ${flowText}` : null };
}

const scalarSpan = (text: string, node: ParsedNode): readonly [number, number] => {
  const { start, end } = scalarRange(text, node);
  return [start, end];
};

const indent = (line: string, from: number, to: number): string => {
  const own = line.length - line.trimStart().length;
  return " ".repeat(to) + line.slice(Math.min(from, own));
};
