/** Environment names that a values file sets for the services. */
import type { Position } from "../../position.js";
import { type ListValue, textOf, type Value } from "../../values.js";

/** An environment name as it is written in a list of them. */
export interface EnvironmentName {
  readonly name: string;
  readonly path: string;
  readonly position: Position;
}

/** The names in a list of `{name, value}`, in their order; none where it is no such list. */
export function environmentNames(list: Value | null, path: string): readonly EnvironmentName[] {
  if (list?.kind !== "list") return [];
  return list.items.flatMap((item, index) => {
    const value = item.kind === "map" ? (item.entries.get("name")?.value ?? null) : null;
    const name = textOf(value);
    return name === null || value === null ? [] : [{ name, path: `${path}[${index}].name`, position: value.position }];
  });
}

/** Every `extraEnv` list in the tree, with its path. */
export function* extraEnvironments(value: Value, path: string): Iterable<readonly [path: string, list: ListValue]> {
  if (value.kind !== "map") return;
  for (const [key, entry] of value.entries) {
    const here = path === "" ? key : `${path}.${key}`;
    if (key === "extraEnv" && entry.value.kind === "list") yield [here, entry.value];
    else yield* extraEnvironments(entry.value, here);
  }
}

/** Every name that was there before, but not its first place. */
export const repeated = (names: readonly EnvironmentName[]): readonly EnvironmentName[] => {
  const seen = new Set<string>();
  return names.filter(({ name }) => seen.size === seen.add(name).size);
};
