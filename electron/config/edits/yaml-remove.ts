/** Taking a key or a list's item out of a values file: its own lines, or its text and comma between brackets. */
import { isMap } from "../yaml/nodes.js";
import { endOfNode, endOfPair, isFlow, type Place, type YamlSource } from "../yaml/places.js";
import type { TextEdit } from "./fix.js";
import { startOfLine, startOfNextLine, withoutLines } from "./lines.js";

interface Member {
  readonly start: number;
  readonly end: number;
}

/**
 * The edits that remove the place; null where it cannot be taken out alone. A map or list that is left empty becomes
 * `{}` or `[]`, because a null would delete the chart's own, unless it is `refilled` by another edit.
 */
export function removeEdits(source: YamlSource, place: Place, refilled = false): readonly TextEdit[] | null {
  const { inside } = place;
  if (inside === null) return null;
  const { text, file } = source;
  const index = inside.kind === "map" ? inside.map.items.indexOf(inside.pair) : inside.index;
  const own = memberAt(source, inside, index);
  const next = memberAt(source, inside, index + 1);
  if (own === undefined) return null;
  const cut = (start: number, end: number, put = ""): TextEdit => ({ file, start, end, text: put });
  const empty = inside.kind === "map" ? "{}" : "[]";

  if (isFlow(inside.around)) {
    const before = memberAt(source, inside, index - 1);
    if (next !== undefined) return [cut(own.start, next.start)];
    return [cut(before?.end ?? own.start, own.end)];
  }
  const lineStart = startOfLine(text, own.start);
  const first = inside.kind === "map" ? own.start : text.lastIndexOf("-", own.start);
  if (text.slice(lineStart, first).trim() !== "") {
    // This is the first key behind a list's dash, and what follows takes its place.
    if (next !== undefined) return [cut(own.start, next.start)];
    return [cut(first, own.end, empty)];
  }
  const lines = cut(...withoutLines(text, lineStart, startOfNextLine(text, own.end)));
  if (index > 0 || next !== undefined || refilled) return [lines];
  const owner = inside.around.inside;
  if (owner === null) return inside.kind === "map" ? [lines] : null;
  if (owner.kind !== "map") return null;
  const colon = text.indexOf(":", owner.pair.key.range[1]) + 1;
  return colon === 0 ? null : [cut(colon, colon, ` ${empty}`), lines];
}

function memberAt({ text }: YamlSource, inside: NonNullable<Place["inside"]>, index: number): Member | undefined {
  if (inside.kind === "map") {
    const pair = inside.map.items[index];
    return pair === undefined ? undefined : { start: pair.key.range[0], end: endOfPair(text, pair) };
  }
  const item = inside.list.items[index];
  if (item === undefined) return undefined;
  const first = isMap(item) ? item.items[0]?.key : undefined;
  return { start: (first ?? item).range[0], end: endOfNode(text, item) };
}
