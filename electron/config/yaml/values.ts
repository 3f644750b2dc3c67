/** Helm values as a tree in which every value knows its position. */
import type { Position } from "../../files/position.js";

export interface MapEntry {
  readonly keyPosition: Position;
  readonly value: Value;
}

export interface MapValue {
  readonly kind: "map";
  readonly entries: ReadonlyMap<string, MapEntry>;
  readonly position: Position;
}

export interface ListValue {
  readonly kind: "list";
  readonly items: readonly Value[];
  readonly position: Position;
}

/** A scalar: `value` is what Helm's YAML reader makes of it, `source` the text as written, without quotes. */
export interface ScalarValue {
  readonly kind: "scalar";
  readonly value: string | number | boolean | null;
  readonly source: string;
  readonly position: Position;
}

export type Value = MapValue | ListValue | ScalarValue;

/** The entry at a dotted path, or null. A null value counts as absent: Helm deletes the key. */
export function entryAt(root: MapValue, path: string): MapEntry | null {
  let entry: MapEntry | null = null;
  let map: Value = root;
  for (const key of path.split(".")) {
    const next: MapEntry | undefined = map.kind === "map" ? map.entries.get(key) : undefined;
    if (next === undefined || (next.value.kind === "scalar" && next.value.value === null)) return null;
    entry = next;
    map = next.value;
  }
  return entry;
}

export const valueAt = (root: MapValue, path: string): Value | null => entryAt(root, path)?.value ?? null;

/** The null (nothing, `~` or `null`) at a dotted path, with which Helm deletes the chart's default, or null where none is. */
export function nullAt(root: MapValue, path: string): ScalarValue | null {
  const dot = path.lastIndexOf(".");
  const map = dot === -1 ? root : valueAt(root, path.slice(0, dot));
  const value = map?.kind === "map" ? map.entries.get(path.slice(dot + 1))?.value : undefined;
  return value?.kind === "scalar" && value.value === null ? value : null;
}

/** True for what is true in Go templates. False, 0, "", null and empty collections are not; the text "false" is. */
export function isTruthy(value: Value | null): boolean {
  if (value === null) return false;
  if (value.kind === "map") return value.entries.size > 0;
  if (value.kind === "list") return value.items.length > 0;
  return Boolean(value.value);
}

/** True for a scalar written without quotes or anything else around it. */
export const isPlain = (value: Value): boolean =>
  value.kind === "scalar" && value.position.end - value.position.start === value.source.length;

/** The text of a scalar as the administrator wrote it; null for collections, nulls and what is absent. */
export const textOf = (value: Value | null): string | null =>
  value?.kind === "scalar" && value.value !== null ? value.source : null;

/**
 * True where a template prints a number or boolean exactly as it was written. Helm holds every number as a 64-bit
 * float, so that 0.10 prints as 0.1, 0x1F as 31 and 12345678 as 1.2345678e+07.
 */
export function printsAsWritten(scalar: ScalarValue): boolean {
  if (typeof scalar.value === "number")
    return Number.isInteger(scalar.value) && Math.abs(scalar.value) < 1e6 && String(scalar.value) === scalar.source;
  return String(scalar.value) === scalar.source;
}
