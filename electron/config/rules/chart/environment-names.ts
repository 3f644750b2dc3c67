/** Finding the environment names that a values file sets for the services. */
import type { Position } from "../../../files/position.js";
import { type MapValue, textOf, type Value } from "../../yaml/values.js";

/** An environment name as it is written in a list of `{name, value}`. */
export interface EnvironmentName {
  readonly name: string;
  readonly path: string;
  readonly position: Position;
  /** The value written beside the name; null where there is none, as with valueFrom. */
  readonly value: Value | null;
}

/** The names in a list of `{name, value}` in their order; none where the value is no such list. */
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
  /** A list, unless the file is wrong. */
  readonly value: Value;
}

/** The chart has a map here, which is not one of its services' environments. */
const otherExtraEnv = "config.agentBuilder.agent.extraEnv";

/** The environments found in each tree, because several rules ask for them. */
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

/** Every occurrence of a name after its first. */
export const repeated = (names: readonly EnvironmentName[]): readonly EnvironmentName[] => {
  const seen = new Set<string>();
  return names.filter(({ name }) => seen.size === seen.add(name).size);
};
