/** Layering values files left to right as Helm does. */
import type { MapEntry, MapValue } from "./values.js";

/** Maps merge deeply, everything else is replaced, and a null (kept, with its place) deletes when looked up. */
export function layer(base: MapValue, over: MapValue): MapValue {
  const entries = new Map<string, MapEntry>(base.entries);
  for (const [key, entry] of over.entries) {
    const below = entries.get(key);
    const merges = below?.value.kind === "map" && entry.value.kind === "map";
    entries.set(key, merges ? { ...entry, value: layer(below.value, entry.value) } : entry);
  }
  return { kind: "map", entries, position: over.position };
}
