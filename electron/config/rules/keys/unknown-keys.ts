/** Finding the keys of a values file that the chart does not know. */
import type { Position } from "../../../files/position.js";
import { knownKeys } from "../../keys/known.js";
import { type Meant, meantBy } from "../../keys/nearest.js";
import { retiredKeys } from "../../keys/retired.js";
import { type MapValue, valueAt } from "../../yaml/values.js";
import { gateways } from "../chart/gateways.js";

export interface UnknownKey {
  readonly path: string;
  readonly position: Position;
  readonly meant: Meant;
}

/** Keys that other rules report. */
const saidElsewhere = new Set([
  "config.jwtSecret",
  ...gateways.flatMap((name) => [`${name}.hostname`, `${name}.subdomain`]),
  ...retiredKeys.map(({ path }) => path),
]);

/** The keys found in each tree, because three rules ask for them. */
const found = new WeakMap<MapValue, readonly UnknownKey[]>();

/** A map with more keys than this was generated, and comparing them all would take seconds. */
const mostKeys = 500;

/** The unknown keys of the judged maps. A null is passed over: it deletes what a lower layer or the chart has. */
export function unknownKeys(values: MapValue): readonly UnknownKey[] {
  const keys = found.get(values) ?? [...findUnknownKeys(values)];
  found.set(values, keys);
  return keys;
}

function* findUnknownKeys(values: MapValue): Iterable<UnknownKey> {
  for (const map of knownKeys.keys()) {
    const value = map === "" ? values : valueAt(values, map);
    if (value?.kind !== "map" || value.entries.size > mostKeys) continue;
    for (const [key, entry] of value.entries) {
      const path = map === "" ? key : `${map}.${key}`;
      if (saidElsewhere.has(path) || (entry.value.kind === "scalar" && entry.value.value === null)) continue;
      const meant = meantBy(map, key);
      if (meant !== null) yield { path, position: entry.keyPosition, meant };
    }
  }
}
