/** Where values stand under keys and names that nothing is known of: any of them may be a secret. */
import { isMap, isScalar, isSeq, type Pair, type ParsedNode } from "yaml";
import { locator, type Position } from "../../files/position.js";
import { readStatements } from "../env/read.js";
import { tailBehind } from "../env/tail.js";
import { knownKeys } from "../keys/known.js";
import type { ComposeSubject, HelmSubject, Subject } from "../subject/subject.js";
import { lostBehind } from "../yaml/lost-value.js";
import { isNothing } from "../yaml/places.js";
import { isSwitch } from "./places.js";

/** Names of a `.env` that hold no secret. */
const harmlessNames = new Set([
  "AUTH_TYPE",
  "BASIC_AUTH_ENABLED",
  "INITIAL_ORG_ADMIN_EMAIL",
  "LANGSMITH_URL",
  "LOG_LEVEL",
  "OAUTH_CLIENT_ID",
  "OAUTH_ISSUER_URL",
  "_LANGSMITH_IMAGE_VERSION",
]);

/** Keys that the chart knows elsewhere now, and fixes move. */
const movedKeys = new Set(["hostname", "subdomain"]);

/** What any key of these names holds, also in maps that are not judged. */
const harmlessKeys = new Set([...[...knownKeys.values()].flat(), ...movedKeys, "tag", "repository", "pullPolicy"]);

/** Every such place, of each file as it is written; a switch (`true`) or an empty value is none. */
export const unknownPlaces = (subject: Subject): readonly Position[] =>
  subject.format === "helm" ? helmPlaces(subject) : [...composePlaces(subject)];

function helmPlaces({ sources }: HelmSubject): readonly Position[] {
  return sources.flatMap(({ file, text, contents }) => {
    const locate = locator(file, text);
    const found: Span[] = [];
    findUnknown(contents, { text, path: "", key: "", isBelow: false }, found);
    return found.map(([start, end]) => locate(start, end));
  });
}

type Span = readonly [start: number, end: number];

interface Under {
  readonly text: string;
  readonly path: string;
  /** The last of the path. */
  readonly key: string;
  /** True where a key on the way is one that its map does not have. */
  readonly isBelow: boolean;
}

function findUnknown(node: ParsedNode | null, under: Under, found: Span[]): void {
  if (node === null) return;
  if (isMap(node)) {
    const known = knownKeys.get(under.path);
    for (const { key, value } of node.items as readonly Pair<ParsedNode, ParsedNode | null>[]) {
      const own = isScalar(key) ? key.source : "";
      const path = under.path === "" ? own : `${under.path}.${own}`;
      const isUnknown = known !== undefined && !known.includes(own) && !movedKeys.has(own);
      const isBelow = under.isBelow || isUnknown;
      const lost = isNothing(value) && isJudged(own, isBelow) ? lostBehind(under.text, key.range[1]) : null;
      if (lost !== null) found.push([lost.start, lost.end]);
      else findUnknown(value, { text: under.text, path, key: own, isBelow }, found);
    }
  } else if (isSeq(node)) for (const item of node.items as readonly ParsedNode[]) findUnknown(item, under, found);
  else if (isScalar(node) && isJudged(under.key, under.isBelow) && node.source !== "" && !isSwitch(node))
    found.push([node.range[0], node.range[1]]);
}

const isJudged = (key: string, isBelow: boolean): boolean => isBelow || !harmlessKeys.has(key);

function* composePlaces({ sources }: ComposeSubject): Iterable<Position> {
  for (const { file, text } of sources) {
    const locate = locator(file, text);
    for (const { name, value } of readStatements(file, text, locate))
      if (!harmlessNames.has(name.name)) {
        if (!/^(true|false)?$/i.test(value.text))
          yield locate(value.start, value.quote === null ? value.start + value.text.length : value.end);
        const tail = value.quote === null ? null : tailBehind(text, value.end);
        if (tail !== null) yield locate(tail.start, tail.end);
      }
  }
}
