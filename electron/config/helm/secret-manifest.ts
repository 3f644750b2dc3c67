/** Reading manifests of Kubernetes Secrets: `stringData` in the clear, `data` in base64. */
import type { Position } from "../../files/position.js";
import { isKubernetesObject } from "../yaml/read.js";
import { type MapValue, textOf, type Value, valueAt } from "../yaml/values.js";

/** Why the cluster would not take a value: a number or boolean, no base64, or bytes that are no UTF-8 text. */
export type ManifestFault = "not-text" | "not-base64" | "not-utf8";

export interface ManifestKey {
  readonly key: string;
  /** `stringData.jwt_secret` */
  readonly path: string;
  readonly keyPosition: Position;
  readonly position: Position;
  /** The text as a service gets it; null where it cannot be read. */
  readonly text: string | null;
  readonly fault: ManifestFault | null;
}

export interface SecretManifest {
  readonly name: string | null;
  /** The position of the name, or of the object where it has no name. */
  readonly position: Position;
  /** The keys of both maps. `stringData` wins, as it does in the cluster. */
  readonly keys: ReadonlyMap<string, ManifestKey>;
}

/** The Secrets among a file's objects, including those in a `kind: List`; null where the file holds anything else. */
export function secretManifestsOf(documents: readonly Value[]): readonly SecretManifest[] | null {
  if (documents.length === 0 || !documents.every(isKubernetesObject)) return null;
  const objects = documents.flatMap((object) => {
    const items = valueAt(object, "items");
    return isOf(object, "List") && items?.kind === "list" ? items.items : [object];
  });
  const secrets = objects.filter((object): object is MapValue => object.kind === "map" && isOf(object, "Secret"));
  return secrets.length === 0 ? null : secrets.map(readSecret);
}

const isOf = (object: MapValue, kind: string): boolean => textOf(valueAt(object, "kind")) === kind;

function readSecret(object: MapValue): SecretManifest {
  const name = valueAt(object, "metadata.name");
  const keys = new Map<string, ManifestKey>();
  for (const field of ["data", "stringData"] as const) {
    const map = valueAt(object, field);
    if (map?.kind !== "map") continue;
    for (const [key, { keyPosition, value }] of map.entries)
      keys.set(key, { key, path: `${field}.${key}`, keyPosition, position: value.position, ...read(field, value) });
  }
  return { name: textOf(name), position: name?.position ?? object.position, keys };
}

function read(field: "data" | "stringData", value: Value): Pick<ManifestKey, "text" | "fault"> {
  if (value.kind !== "scalar") return { text: null, fault: "not-text" };
  if (value.value === null) return { text: "", fault: null };
  if (typeof value.value !== "string") return { text: null, fault: "not-text" };
  return field === "stringData" ? { text: value.value, fault: null } : decode(value.value);
}

/** Decodes as the cluster does: standard alphabet, padding required, line breaks ignored. */
function decode(encoded: string): Pick<ManifestKey, "text" | "fault"> {
  const packed = encoded.replace(/[\r\n]/g, "");
  if (packed.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(packed)) return { text: null, fault: "not-base64" };
  try {
    return {
      text: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Buffer.from(packed, "base64")),
      fault: null,
    };
  } catch {
    return { text: null, fault: "not-utf8" };
  }
}
