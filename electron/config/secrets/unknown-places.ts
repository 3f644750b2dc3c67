/** Finding values under keys and names that nothing is known of. Any of them may be a secret. */
import { locator, type Position } from "../../files/position.js";
import { readStatements } from "../env/read.js";
import { tailBehind } from "../env/tail.js";
import { knownKeys } from "../keys/known.js";
import type { ComposeSubject, HelmSubject, Subject } from "../subject/subject.js";
import { keyText } from "../yaml/nodes.js";
import { findValues, type Search } from "../yaml/written-values.js";

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

/** Keys that stand elsewhere in newer charts, and that fixes move. */
const movedKeys = new Set(["hostname", "subdomain"]);

/** Keys whose values are no secrets, also in maps that are not judged. */
const harmlessKeys = new Set([...[...knownKeys.values()].flat(), ...movedKeys, "tag", "repository", "pullPolicy"]);

/** The positions of all such values in each file; a switch (`true`) or an empty value is none. */
export const unknownPlaces = (subject: Subject): readonly Position[] =>
  subject.format === "helm" ? helmPlaces(subject) : [...composePlaces(subject)];

const helmPlaces = ({ sources }: HelmSubject): readonly Position[] =>
  sources.flatMap((source) => findValues(source, underUnknownKeys));

interface Above {
  readonly path: string;
  /** The last step of the path. */
  readonly key: string;
  /** True where a step of the path is a key that its map does not have. */
  readonly isUnknown: boolean;
}

const underUnknownKeys: Search<Above> = {
  top: { path: "", key: "", isUnknown: false },
  below: (_map, above) => {
    const known = knownKeys.get(above.path);
    return (pair) => {
      const key = keyText(pair.key) ?? "";
      const isOwn = known === undefined || known.includes(key) || movedKeys.has(key);
      const path = above.path === "" ? key : `${above.path}.${key}`;
      return { path, key, isUnknown: above.isUnknown || !isOwn };
    };
  },
  isWanted: ({ key, isUnknown }) => isUnknown || !harmlessKeys.has(key),
};

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
