/** Comparing what a configuration says after a change with what it must say, so that no fix damages a file. */
import type { Change } from "../edits/fix.js";
import type { Subject } from "../subject/subject.js";
import { type Step, stepsOf } from "../yaml/path.js";
import type { Value } from "../yaml/values.js";

/** A tree to compare, of maps, lists, and what Helm reads of scalars. A text differs from the number it looks like. */
type Plain = Map<string, Plain> | Plain[] | string;

/** Everything that the layered files say, by name and path. */
export const saidBy = (subject: Subject): Plain =>
  subject.format === "helm"
    ? plainOf(subject.values)
    : new Map([...subject.written].map(([name, { value }]) => [name, textPlain(value)]));

const textPlain = (text: string): string => `"${text}`;

function plainOf(value: Value): Plain {
  if (value.kind === "map") return new Map([...value.entries].map(([key, entry]) => [key, plainOf(entry.value)]));
  if (value.kind === "list") return value.items.map(plainOf);
  return typeof value.value === "string" ? textPlain(value.value) : `${value.value} ${value.source}`;
}

/** The tree as it must be once the changes are made. */
export function withChanges(before: Plain, changes: readonly Change[], format: Subject["format"]): Plain {
  const after = copyOf(before);
  for (const change of changes) {
    const steps = (path: string): readonly Step[] => (format === "helm" ? stepsOf(path) : [path]);
    if (change.kind === "set") put(after, steps(change.path), writtenPlain(change.value, format));
    else if (change.kind === "recover") put(after, steps(change.path), textPlain(change.value));
    else if (change.kind === "remove") take(after, steps(change.path));
    else if (change.kind === "lift-comment") put(after, steps(change.path), textPlain(""));
    else if (change.kind === "move") {
      const moved = take(after, steps(change.path));
      if (moved !== undefined) put(after, steps(change.to), moved);
    }
  }
  return after;
}

/** Copies maps and lists only: structuredClone would copy the texts too, which may be megabytes. */
function copyOf(plain: Plain): Plain {
  if (plain instanceof Map) return new Map([...plain].map(([key, value]) => [key, copyOf(value)]));
  return Array.isArray(plain) ? plain.map(copyOf) : plain;
}

const writtenPlain = (value: string | boolean, format: Subject["format"]): string =>
  typeof value === "string" || format === "compose" ? textPlain(String(value)) : `${value} ${value}`;

function put(root: Plain, steps: readonly Step[], value: Plain): void {
  let at: Plain | undefined = root;
  for (const [depth, step] of steps.entries()) {
    const last = depth === steps.length - 1;
    if (at instanceof Map && typeof step === "string") {
      const below: Plain | undefined = at.get(step);
      const isMissing: boolean = below === undefined || (typeof below === "string" && below.startsWith("null "));
      const next: Plain = last ? value : isMissing ? new Map<string, Plain>() : (below ?? value);
      at.set(step, next);
      at = next;
    } else if (Array.isArray(at) && typeof step === "number") {
      if (last) at[step] = value;
      at = at[step];
    } else return;
  }
}

function take(root: Plain, steps: readonly Step[]): Plain | undefined {
  const parent = steps
    .slice(0, -1)
    .reduce<Plain | undefined>(
      (at, step) =>
        at instanceof Map && typeof step === "string"
          ? at.get(step)
          : Array.isArray(at) && typeof step === "number"
            ? at[step]
            : undefined,
      root,
    );
  const last = steps.at(-1);
  if (parent instanceof Map && typeof last === "string") {
    const taken = parent.get(last);
    parent.delete(last);
    return taken;
  }
  return Array.isArray(parent) && typeof last === "number" ? parent.splice(last, 1)[0] : undefined;
}

export function doSayTheSame(a: Plain | undefined, b: Plain | undefined): boolean {
  if (a instanceof Map)
    return b instanceof Map && a.size === b.size && [...a].every(([key, value]) => doSayTheSame(value, b.get(key)));
  if (Array.isArray(a))
    return Array.isArray(b) && a.length === b.length && a.every((value, index) => doSayTheSame(value, b[index]));
  return a === b;
}
