/** Where a configuration's text holds secrets, so that an editor can mask them. */
import { isSecretName } from "../../shared/secret-names.js";
import type { Position } from "./position.js";
import type { Subject } from "./subject.js";
import type { Value } from "./values.js";

/** In the order of the text for one file; a switch (`enabled`) or an empty value is none. */
export function secretPlaces(subject: Subject): readonly Position[] {
  if (subject.format === "helm") {
    const manifests = subject.manifests.flatMap(({ keys }) => [...keys.values()].map(({ position }) => position));
    return [...helmSecrets(subject.values, ""), ...manifests];
  }
  return [...subject.entries.values()].flatMap(({ name, value, position }) =>
    isSecretName(name) && value !== "" ? [position] : [],
  );
}

function* helmSecrets(value: Value, key: string): Iterable<Position> {
  if (value.kind === "map") for (const [name, entry] of value.entries) yield* helmSecrets(entry.value, name);
  else if (value.kind === "list") for (const item of value.items) yield* helmSecrets(item, key);
  else if (isSecretName(key) && typeof value.value === "string" && value.value !== "") yield value.position;
}
