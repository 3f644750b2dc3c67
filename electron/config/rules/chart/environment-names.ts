/** Environment names that a values file sets for the services. */
import type { Position } from "../../../files/position.js";
import { type MapValue, textOf, type Value } from "../../yaml/values.js";

/** An environment name as it is written in a list of them. */
export interface EnvironmentName {
  readonly name: string;
  readonly path: string;
  readonly position: Position;
  /** The text it is set to, where that is written beside it. */
  readonly value: Value | null;
}

/** The names in a list of `{name, value}`, in their order; none where it is no such list. */
export function environmentNames(list: Value | null, path: string): readonly EnvironmentName[] {
  if (list?.kind !== "list") return [];
  return list.items.flatMap((item, index) => {
    const at = (key: string) => (item.kind === "map" ? (item.entries.get(key)?.value ?? null) : null);
    const value = at("name");
    const name = textOf(value);
    if (name === null || value === null) return [];
    return [{ name, path: `${path}[${index}].name`, position: value.position, value: at("value") }];
  });
}

export interface ExtraEnvironment {
  readonly path: string;
  /** A list, if it is right. */
  readonly value: Value;
}

/** A map by the chart, and never one of its services' environments. */
const otherExtraEnv = "config.agentBuilder.agent.extraEnv";

/** Several rules look for them in the same values. */
const found = new WeakMap<MapValue, readonly ExtraEnvironment[]>();

/** Every `extraEnv` in the tree. */
export function extraEnvironments(values: MapValue): readonly ExtraEnvironment[] {
  const environments = found.get(values) ?? [...findExtraEnvironments(values, "")];
  found.set(values, environments);
  return environments;
}

function* findExtraEnvironments(map: MapValue, above: string): Iterable<ExtraEnvironment> {
  for (const [key, { value }] of map.entries) {
    const path = `${above}${key}`;
    if (key === "extraEnv" && path !== otherExtraEnv) yield { path, value };
    else if (value.kind === "map") yield* findExtraEnvironments(value, `${path}.`);
  }
}

/** Every name that was there before, but not its first place. */
export const repeated = (names: readonly EnvironmentName[]): readonly EnvironmentName[] => {
  const seen = new Set<string>();
  return names.filter(({ name }) => seen.size === seen.add(name).size);
};
