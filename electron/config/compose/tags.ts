/** The tags by which a later compose file takes away what earlier ones set: `!reset` and `!override`. */
import type { ParsedNode } from "yaml";
import { isMap, keyText } from "../yaml/nodes.js";
import type { ComposeFile } from "./file.js";

export interface Tagged {
  readonly tag: "!reset" | "!override";
  /** The keys of the tagged value, from `services` on. */
  readonly steps: readonly string[];
}

const deepest = 4; // services, a service, environment, a name

/** The tagged values of a compose file's services. */
export function tagsIn(contents: ParsedNode | null): readonly Tagged[] {
  const found: Tagged[] = [];
  const look = (node: ParsedNode | null, steps: readonly string[]): void => {
    const tag = node !== null && "tag" in node ? node.tag : undefined;
    if (tag === "!reset" || tag === "!override") found.push({ tag, steps });
    if (isMap(node) && steps.length < deepest)
      for (const { key, value } of node.items) look(value, [...steps, keyText(key) ?? ""]);
  };
  look(contents, []);
  return found.filter(({ steps }) => steps[0] === "services");
}

/** The file without what stands at or below the tagged values. */
export function without(file: ComposeFile, tags: readonly Tagged[]): ComposeFile {
  if (tags.length === 0) return file;
  const isKept = (...steps: readonly string[]): boolean =>
    !tags.some((tag) => tag.steps.every((step, index) => steps[index] === step));
  return {
    ...file,
    variables: file.variables.filter(({ service, name }) => isKept("services", service, "environment", name)),
    references: file.references.filter(({ steps }) => isKept(...steps)),
    envFiles: file.envFiles.filter(({ service }) => isKept("services", service, "env_file")),
    images: file.images.filter(({ service }) => isKept("services", service, "image")),
  };
}
