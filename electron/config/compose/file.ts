/** Reading a docker-compose.yaml: which names of a `.env` reach which service, and what a service gets without. */
import type { Position } from "../../files/position.js";
import { unreadable } from "../../files/unreadable.js";
import { InterpolationError, type NamedReference, referencesIn } from "../env/interpolation.js";
import { entryAt, type MapValue, type ScalarValue, textOf, type Value, valueAt } from "../yaml/values.js";

/** One name under a service's `environment:`. */
export interface ServiceVariable {
  readonly service: string;
  readonly name: string;
  /** The text before `${…}` is replaced; null for a name without a value, which compose takes from the `.env`. */
  readonly template: string | null;
  readonly position: Position;
}

export interface ComposeReference extends NamedReference {
  readonly position: Position;
}

export interface ComposeFile {
  readonly variables: readonly ServiceVariable[];
  /** Every `$NAME` anywhere in the file: image tags, ports and extension fields too. */
  readonly references: readonly ComposeReference[];
  /** The paths under `env_file:` as they are written. All names of such a file reach the service. */
  readonly envFiles: readonly string[];
  readonly images: readonly string[];
  /** False where the file takes in others that were not read, by `include:` or `extends: {file: …}`. */
  readonly complete: boolean;
}

/** Reads the tree of a compose file. Throws CONFIGURATION_UNREADABLE for a `$` that compose cannot read. */
export function readComposeFile(root: MapValue): ComposeFile {
  const services = entriesOf(valueAt(root, "services"));
  return {
    variables: services.flatMap(([name, service]) => variablesOf(name, valueAt(service, "environment"))),
    references: [...referencesOf(root)],
    envFiles: services.flatMap(([, service]) => envFilesOf(valueAt(service, "env_file"))),
    images: services.flatMap(([, service]) => textOf(valueAt(service, "image")) ?? []),
    complete:
      !root.entries.has("include") && services.every(([, service]) => entryAt(service, "extends.file") === null),
  };
}

/** Merges several files as compose does: a variable that two files set for one service has the last file's value. */
export function mergeComposeFiles(files: readonly ComposeFile[]): ComposeFile {
  const variables = new Map(
    files.flatMap((file) => file.variables.map((variable) => [`${variable.service} ${variable.name}`, variable])),
  );
  return {
    variables: [...variables.values()],
    references: files.flatMap(({ references }) => references),
    envFiles: files.flatMap(({ envFiles }) => envFiles),
    images: files.flatMap(({ images }) => images).toReversed(),
    complete: files.every(({ complete }) => complete),
  };
}

function entriesOf(value: Value | null): readonly (readonly [name: string, service: MapValue])[] {
  if (value?.kind !== "map") return [];
  return [...value.entries].flatMap(([name, entry]) => (entry.value.kind === "map" ? [[name, entry.value]] : []));
}

/** `environment:` is a map, or a list of NAME=VALUE. */
function variablesOf(service: string, environment: Value | null): readonly ServiceVariable[] {
  if (environment?.kind === "map") {
    return [...environment.entries].flatMap(([name, { value, keyPosition }]) => {
      if (value.kind !== "scalar") return [];
      const inherited = value.value === null && value.source === "";
      const position = inherited ? keyPosition : value.position;
      return [{ service, name, template: inherited ? null : value.source, position }];
    });
  }
  if (environment?.kind !== "list") return [];
  return environment.items.flatMap((item) => {
    if (item.kind !== "scalar") return [];
    const [, name = "", value] = /^([^=]*)(?:=(.*))?$/s.exec(item.source) ?? [];
    return [{ service, name, template: value ?? null, position: item.position }];
  });
}

/** `env_file:` is a path, or a list of paths or of maps with one. */
function envFilesOf(value: Value | null): readonly string[] {
  const items = value?.kind === "list" ? value.items : value === null ? [] : [value];
  return items.flatMap((item) => textOf(item.kind === "map" ? valueAt(item, "path") : item) ?? []);
}

function referencesOf(root: MapValue): Iterable<ComposeReference> {
  const seen = new Set<Value>(); // what an alias stands for is looked at once
  const walk = function* (value: Value, inServices: boolean): Iterable<ComposeReference> {
    if (seen.has(value)) return;
    seen.add(value);
    if (value.kind === "scalar") yield* scalarReferences(value, inServices);
    else if (value.kind === "list") for (const item of value.items) yield* walk(item, inServices);
    else for (const [key, entry] of value.entries) yield* walk(entry.value, inServices || key === "services");
  };
  return walk(root, false);
}

function scalarReferences({ source, position }: ScalarValue, inServices: boolean): readonly ComposeReference[] {
  try {
    return referencesIn(source).map((reference) => ({ ...reference, position }));
  } catch (error) {
    if (!(error instanceof InterpolationError)) throw error;
    if (inServices) throw unreadable(position, error.message);
    return [];
  }
}
