/** Layering values files left to right as Helm does. */
import type { MapEntry, MapValue } from "./values.js";

/** Lays `over` over `base`: maps merge deeply, all else is replaced, and a null stays, to delete when looked up. */
export function layer(base: MapValue, over: MapValue): MapValue {
  const entries = new Map<string, MapEntry>(base.entries);
  for (const [key, entry] of over.entries) {
    const below = entries.get(key);
    const merges = below?.value.kind === "map" && entry.value.kind === "map";
    entries.set(key, merges ? { ...entry, value: layer(below.value, entry.value) } : entry);
  }
  return { kind: "map", entries, position: over.position };
}
