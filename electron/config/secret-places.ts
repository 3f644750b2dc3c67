/** Where a configuration's text holds secrets, so that an editor can mask them. */
import type { Position } from "./position.js";
import type { Subject } from "./subject.js";
import type { Value } from "./values.js";

/** Keys and names whose value is a secret, whatever it belongs to: `jwtSecret`, `BASIC_AUTH_JWT_SECRET`, `password`. */
const secretName =
  /(password|passwd|secret|token|salt|license_?key|private_?key|access_?key|api_?key|connection_?url|database_uri|dsn)$/i;

/** Keys that end like a secret's and only say where one is kept. */
const secretReference = /(name|ref|secret_?key)$/i;

/** In the order of the text for one file; a switch (`enabled`) or an empty value is none. */
export function secretPlaces(subject: Subject): readonly Position[] {
  if (subject.format === "helm") return [...helmSecrets(subject.values, "")];
  return [...subject.entries.values()].flatMap(({ name, value, position }) =>
    isSecretName(name) && value !== "" ? [position] : [],
  );
}

/** True for a key or name whose value is a secret. */
export const isSecretName = (name: string): boolean => secretName.test(name) && !secretReference.test(name);

function* helmSecrets(value: Value, key: string): Iterable<Position> {
  if (value.kind === "map") for (const [name, entry] of value.entries) yield* helmSecrets(entry.value, name);
  else if (value.kind === "list") for (const item of value.items) yield* helmSecrets(item, key);
  else if (isSecretName(key) && typeof value.value === "string" && value.value !== "") yield value.position;
}
