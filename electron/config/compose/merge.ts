/** Merging several compose files as compose does. */
import { dirname, resolve } from "node:path";
import type { ComposeFile, ComposeReference, TakenIn } from "./file.js";
import { without } from "./tags.js";

/** What all compose files together say. */
export interface ComposeProject extends Omit<ComposeFile, "file" | "tags" | "takesIn"> {
  /** Every reference that compose looks at before it starts, also where a later file takes its place away. */
  readonly required: readonly ComposeReference[];
  /** What the files take in that was not read. */
  readonly unread: readonly TakenIn[];
}

/**
 * A variable that two files set for one service has the last file's value, and what a later file marks `!reset` or
 * `!override` is taken away from the files before it.
 */
export function mergeComposeFiles(files: readonly ComposeFile[]): ComposeProject {
  const left = files.map((file, index) =>
    without(
      file,
      files.slice(index + 1).flatMap(({ tags }) => tags),
    ),
  );
  const variables = new Map(
    left.flatMap((file) => file.variables.map((variable) => [`${variable.service} ${variable.name}`, variable])),
  );
  const read = new Set(files.map(({ file }) => resolve(file)));
  return {
    variables: [...variables.values()],
    references: left.flatMap(({ references }) => references),
    required: files.flatMap(({ references }) => references),
    envFiles: left.flatMap(({ envFiles }) => envFiles),
    images: left.flatMap(({ images }) => images).toReversed(),
    unread: files.flatMap(({ file, takesIn }) =>
      takesIn.filter(({ path }) => path === null || !read.has(pathFrom(file, path))),
    ),
  };
}

/** The path of a file that another one names. */
export const pathFrom = (file: string, path: string): string => resolve(dirname(file), path);
