/** Reading a docker-compose.yaml: which names of a `.env` reach which service, and what a service gets without. */
import type { ParsedNode } from "yaml";
import type { Position } from "../../files/position.js";
import { unreadable } from "../../files/unreadable.js";
import { InterpolationError, type NamedReference, referencesIn } from "../env/interpolation.js";
import { entryAt, type MapValue, type ScalarValue, textOf, type Value, valueAt } from "../yaml/values.js";
import { type Tagged, tagsIn, without } from "./tags.js";

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
  /** The keys above the text. */
  readonly steps: readonly string[];
}

/** A file under a service's `env_file:`. All its names reach the service. */
export interface ServiceEnvFile {
  readonly service: string;
  /** As it is written. */
  readonly path: string;
  /** True for `format: raw`: quotes, `$` and comments are part of the values then. */
  readonly raw: boolean;
}

/** Another compose file that this one takes in, by `include:` or `extends: {file: …}`. */
export interface TakenIn {
  /** The path as it is written; null for what is not followed: a remote file, one with a `$`, or one with a `.env` of its own. */
  readonly path: string | null;
  readonly position: Position;
}

export interface ComposeFile {
  readonly file: string;
  readonly variables: readonly ServiceVariable[];
  /** Every `$NAME` anywhere in the file: image tags, ports and extension fields too. */
  readonly references: readonly ComposeReference[];
  readonly envFiles: readonly ServiceEnvFile[];
  readonly images: readonly { readonly service: string; readonly image: string }[];
  readonly takesIn: readonly TakenIn[];
  readonly tags: readonly Tagged[];
}

/** Reads a compose file. Throws CONFIGURATION_UNREADABLE for a `$` that compose cannot read. */
export function readComposeFile(file: string, root: MapValue, contents: ParsedNode): ComposeFile {
  const services = entriesOf(valueAt(root, "services"));
  const tags = tagsIn(contents);
  const whole: ComposeFile = {
    file,
    variables: services.flatMap(([name, service]) => variablesOf(name, valueAt(service, "environment"))),
    references: [...referencesOf(root)],
    envFiles: services.flatMap(([name, service]) => envFilesOf(name, valueAt(service, "env_file"))),
    images: services.flatMap(([name, service]) => {
      const image = textOf(valueAt(service, "image"));
      return image === null ? [] : [{ service: name, image }];
    }),
    takesIn: [
      ...includesOf(root.entries.get("include")?.value),
      ...services.flatMap(([, service]) => extendsOf(service)),
    ],
    tags,
  };
  return without(
    whole,
    tags.filter(({ tag }) => tag === "!reset"),
  );
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
function envFilesOf(service: string, value: Value | null): readonly ServiceEnvFile[] {
  const items = value?.kind === "list" ? value.items : value === null ? [] : [value];
  return items.flatMap((item) => {
    const path = textOf(item.kind === "map" ? valueAt(item, "path") : item);
    const raw = item.kind === "map" && textOf(valueAt(item, "format")) === "raw";
    return path === null ? [] : [{ service, path, raw }];
  });
}

/** `include:` is a list of paths, or of maps with one path or several. */
function includesOf(value: Value | undefined): readonly TakenIn[] {
  if (value?.kind !== "list") return [];
  return value.items.flatMap((item) => {
    if (item.kind !== "map") return [takenIn(item)];
    const paths = valueAt(item, "path");
    const own = item.entries.has("env_file") || item.entries.has("project_directory");
    const all = paths?.kind === "list" ? paths.items : [paths ?? item];
    return all.map((path) => (own ? { path: null, position: path.position } : takenIn(path)));
  });
}

function extendsOf(service: MapValue): readonly TakenIn[] {
  const file = entryAt(service, "extends.file");
  return file === null ? [] : [takenIn(file.value)];
}

function takenIn(value: Value): TakenIn {
  const path = textOf(value);
  const isLocal = path !== null && !/\$|^[a-z][a-z0-9+.-]+:|^git@|\.git(#|$)/i.test(path);
  return { path: isLocal ? path : null, position: value.position };
}

function referencesOf(root: MapValue): Iterable<ComposeReference> {
  const seen = new Set<Value>(); // what an alias stands for is looked at once
  const walk = function* (value: Value, steps: readonly string[]): Iterable<ComposeReference> {
    if (seen.has(value)) return;
    seen.add(value);
    if (value.kind === "scalar") yield* scalarReferences(value, steps);
    else if (value.kind === "list") for (const item of value.items) yield* walk(item, steps);
    else for (const [key, entry] of value.entries) yield* walk(entry.value, [...steps, key]);
  };
  return walk(root, []);
}

function scalarReferences({ source, position }: ScalarValue, steps: readonly string[]): readonly ComposeReference[] {
  try {
    return referencesIn(source).map((reference) => ({ ...reference, position, steps }));
  } catch (error) {
    if (!(error instanceof InterpolationError)) throw error;
    if (steps.includes("services")) throw unreadable(position, error.message);
    return [];
  }
}
