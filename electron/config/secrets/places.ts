/** Where a configuration's text holds secrets, so that an editor can mask them. */
import { isMap, isScalar, isSeq, type Pair, type ParsedNode, type Scalar } from "yaml";
import { isSecretName } from "../../../shared/secret-names.js";
import { locator, type Position } from "../../files/position.js";
import { readStatements } from "../env/read.js";
import { tailBehind } from "../env/tail.js";
import type { ComposeSubject, HelmSubject, Subject } from "../subject/subject.js";
import { lostBehind } from "../yaml/lost-value.js";
import { isNothing } from "../yaml/places.js";
import { resolvePlainScalar } from "../yaml/scalars.js";
import type { Value } from "../yaml/values.js";

/**
 * Every place, also where a later file or line counts instead; a switch (`enabled`) or an empty value is none. The
 * places of one file are in the order of its text.
 */
export function secretPlaces(subject: Subject): readonly Position[] {
  const places = subject.format === "helm" ? helmPlaces(subject) : [...composePlaces(subject)];
  const once = new Map(places.map((place) => [`${place.start} ${place.file}`, place]));
  return [...once.values()].sort(
    (a, b) => subject.files.indexOf(a.file) - subject.files.indexOf(b.file) || a.start - b.start,
  );
}

function helmPlaces({ values, sources, manifests }: HelmSubject): readonly Position[] {
  const written = sources.flatMap(({ file, text, contents }) => {
    const locate = locator(file, text);
    const secrets: Span[] = [];
    findWritten(contents, { text, key: "" }, secrets);
    return secrets.map(([start, end]) => locate(start, end));
  });
  const inManifests = manifests.flatMap((manifest) => [...manifest.keys.values()].map(({ position }) => position));
  const meant: Position[] = []; // for what an alias makes a secret
  findMeant(values, "", meant);
  return [...written, ...meant, ...inManifests];
}

type Span = readonly [start: number, end: number];

/** What stands there, and the key it is found under. */
interface Under {
  readonly text: string;
  readonly key: string;
}

/**
 * Adds the scalars under a secret's key, of a file as it is written: a key written twice has two. So are values that
 * YAML takes for something else, which are in sight all the same.
 */
function findWritten(node: ParsedNode | null, { text, key }: Under, found: Span[]): void {
  if (node === null) return;
  if (isMap(node)) {
    const pairs = node.items as readonly Pair<ParsedNode, ParsedNode | null>[];
    const name = pairs.find((pair) => isScalar(pair.key) && pair.key.source === "name")?.value;
    const named = name !== null && name !== undefined && isScalar(name) && isSecretName(name.source);
    for (const pair of pairs) {
      const own = isScalar(pair.key) ? pair.key.source : "";
      const under = named && own === "value" ? name.source : own;
      const lost = isNothing(pair.value) && isSecretName(under) ? lostBehind(text, pair.key.range[1]) : null;
      if (lost !== null) found.push([lost.start, lost.end]);
      else findWritten(pair.value, { text, key: under }, found);
    }
  } else if (isSeq(node))
    for (const item of node.items as readonly ParsedNode[]) findWritten(item, { text, key }, found);
  else if (isScalar(node) && isSecretName(key) && node.source !== "" && !isSwitch(node))
    found.push([node.range[0], node.range[1]]);
}

/** True for a plain `true`, `no` or nothing, which can be no secret. */
export const isSwitch = (node: Scalar.Parsed): boolean => {
  const value = node.type === "PLAIN" ? resolvePlainScalar(node.source) : node.source;
  return value === null || typeof value === "boolean";
};

function* composePlaces({ entries, sources }: ComposeSubject): Iterable<Position> {
  for (const { name, value, position } of entries.values()) if (isSecretName(name) && value !== "") yield position;
  for (const { file, text } of sources) {
    const locate = locator(file, text);
    for (const { name, value } of readStatements(file, text, locate))
      if (isSecretName(name.name)) {
        if (value.text !== "")
          yield locate(value.start, value.quote === null ? value.start + value.text.length : value.end);
        const tail = value.quote === null ? null : tailBehind(text, value.end);
        if (tail !== null) yield locate(tail.start, tail.end);
      }
  }
}

function findMeant(value: Value, key: string, found: Position[]): void {
  if (value.kind === "map") for (const [name, entry] of value.entries) findMeant(entry.value, name, found);
  else if (value.kind === "list") for (const item of value.items) findMeant(item, key, found);
  else if (isSecretName(key) && typeof value.value === "string" && value.value !== "") found.push(value.position);
}
