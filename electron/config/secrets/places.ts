/** Finding where a configuration's text holds secrets, so that an editor can mask them. */
import { isScalar } from "yaml";
import { isSecretName } from "../../../shared/secret-names.js";
import { locator, type Position } from "../../files/position.js";
import { readStatements } from "../env/read.js";
import { tailBehind } from "../env/tail.js";
import type { ComposeSubject, HelmSubject, Subject } from "../subject/subject.js";
import { keyText } from "../yaml/nodes.js";
import type { Value } from "../yaml/values.js";
import { findValues, type Search } from "../yaml/written-values.js";

/**
 * The positions of all secrets, including those that a later file or line overrides; a switch (`enabled`) or an empty
 * value is no secret. The positions in one file are in the order of its text.
 */
export function secretPlaces(subject: Subject): readonly Position[] {
  const places = subject.format === "helm" ? helmPlaces(subject) : [...composePlaces(subject)];
  const once = new Map(places.map((place) => [`${place.start} ${place.file}`, place]));
  return [...once.values()].sort(
    (a, b) => subject.files.indexOf(a.file) - subject.files.indexOf(b.file) || a.start - b.start,
  );
}

function helmPlaces({ values, sources, manifests }: HelmSubject): readonly Position[] {
  const written = sources.flatMap((source) => findValues(source, underSecretKeys));
  const inManifests = manifests.flatMap((manifest) => [...manifest.keys.values()].map(({ position }) => position));
  const meant: Position[] = []; // a value becomes a secret through an alias too
  findMeant(values, "", meant);
  return [...written, ...meant, ...inManifests];
}

/** Looks for values under a secret's name. The `value` of a map with a `name`, as in extraEnv, is under that name. */
const underSecretKeys: Search<string> = {
  top: "",
  below: ({ items }) => {
    const name = items.find(({ key }) => keyText(key) === "name")?.value ?? null;
    const named = name !== null && isScalar(name) && isSecretName(name.source) ? name.source : null;
    return ({ key }) => {
      const own = keyText(key) ?? "";
      return own === "value" ? (named ?? own) : own;
    };
  },
  isWanted: isSecretName,
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
